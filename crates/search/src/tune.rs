pub(crate) fn get(name: &str) -> f32 {
    use std::collections::HashMap;
    use std::sync::LazyLock;
    static T: LazyLock<HashMap<String, f32>> = LazyLock::new(|| {
        let mut m: HashMap<String, f32> = [("A", 1.0), ("B", 0.4), ("BE", 0.4), ("BI", 0.9), ("K", 1.2), ("L", 0.75), ("W", 1.0), ("P", 0.3), ("WIN", 300.0), ("TW", 1.0), ("G", 0.45), ("TI", 3.0), ("HE", 1.5), ("OS", 0.25), ("S", 0.15),("T",0.25)]
            .into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
        if let Ok(t) = std::env::var("TUNE") { for p in t.split(',') { if let Some((k, v)) = p.split_once('=') { m.insert(k.into(), v.parse().unwrap()); } } }
        m
    });
    T[name]
}
