//! A layered drawing of a graph, after Sugiyama: ranks by the longest way, edges cut at every layer, crossings reduced
//! by barycentres, and places by least squares under the order that was found. Whole numbers of steps and plain vectors:
//! the same graph is drawn the same way everywhere, and nothing can panic.
//!
//! Every edge passes a layer of its own right after its source, where its label stands.

/// A size in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// An edge with its label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) label: Size,
}

/// A point in pixels, from the upper left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// Where everything is drawn.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) size: Size,
    /// The centre of each node.
    pub(super) nodes: Vec<Point>,
    /// Each edge, in the order in which they were given.
    pub(super) edges: Vec<Route>,
}

/// The way of an edge, from its source to its target.
#[derive(Clone, Debug, Default)]
pub(super) struct Route {
    /// The lines: from the source to the label, and from the label to the target. An edge without a label has one.
    pub(super) lines: Vec<Vec<Point>>,
    /// The centre of the label.
    pub(super) label: Point,
}

/// Pixels between neighbours of a layer.
const GAP: f64 = 28.0;
/// Pixels between layers.
const LAYER_GAP: f64 = 18.0;
/// Pixels around everything.
const MARGIN: f64 = 16.0;
/// How often the order of the layers is improved.
const SWEEPS: usize = 16;
/// How often the places are improved.
const PASSES: usize = 24;

/// A thing in a layer: a node, a label, or where an edge passes.
struct Item {
    size: Size,
    layer: usize,
    up: Vec<usize>,
    down: Vec<usize>,
    x: f64,
}

/// Lays out nodes of some sizes. Edges that lead from a node to itself are drawn at its right.
pub(super) fn layout(nodes: &[Size], edges: &[Edge]) -> Layout {
    let reversed = reversed(nodes.len(), edges);
    let ranks = ranks(nodes.len(), edges, &reversed);
    let mut items: Vec<Item> = Vec::new();
    for (at, size) in nodes.iter().enumerate() {
        // What leads from a node to itself takes room at both sides, so that the node stays in the middle.
        let loops = edges.iter().filter(|edge| edge.from == at && edge.to == at);
        let extra = loops.map(|edge| edge.label.width + GAP).fold(0.0, f64::max);
        let size = Size { width: size.width + 2.0 * extra, height: size.height };
        items.push(Item { size, layer: 2 * ranks[at], up: Vec::new(), down: Vec::new(), x: 0.0 });
    }
    let chains: Vec<Vec<usize>> =
        edges.iter().zip(&reversed).map(|(edge, back)| chain(&mut items, edge, *back)).collect();
    let mut layers = first_order(&items);
    improve_order(&items, &mut layers);
    place(&mut items, &layers);
    straighten(&mut items, &layers, &chains);
    let tops = rows(&items, &layers);
    finish(nodes, edges, &items, &chains, &tops)
}

/// Which edges lead back, so that the rest has no round.
fn reversed(count: usize, edges: &[Edge]) -> Vec<bool> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, edge) in edges.iter().enumerate() {
        out[edge.from].push(at);
    }
    let mut reversed = vec![false; edges.len()];
    let (mut done, mut on_way) = (vec![false; count], vec![false; count]);
    for start in 0..count {
        let mut way = vec![(start, 0)];
        if done[start] {
            continue;
        }
        on_way[start] = true;
        while let Some((node, next)) = way.last_mut() {
            let node = *node;
            let Some(&edge) = out[node].get(*next) else {
                done[node] = true;
                on_way[node] = false;
                way.pop();
                continue;
            };
            *next += 1;
            let to = edges[edge].to;
            if on_way[to] {
                reversed[edge] = true;
            } else if !done[to] {
                on_way[to] = true;
                way.push((to, 0));
            }
        }
    }
    reversed
}

/// For each node, how far below the first it stands: the longest way.
fn ranks(count: usize, edges: &[Edge], reversed: &[bool]) -> Vec<usize> {
    let down: Vec<(usize, usize)> = edges
        .iter()
        .zip(reversed)
        .filter(|(edge, _)| edge.from != edge.to)
        .map(|(edge, back)| if *back { (edge.to, edge.from) } else { (edge.from, edge.to) })
        .collect();
    let mut waits = vec![0_usize; count];
    let mut out = vec![Vec::new(); count];
    for (from, to) in &down {
        waits[*to] += 1;
        out[*from].push(*to);
    }
    let mut ranks = vec![0; count];
    let mut open: Vec<usize> = (0..count).filter(|node| waits[*node] == 0).collect();
    while let Some(node) = open.pop() {
        for &to in &out[node] {
            ranks[to] = ranks[to].max(ranks[node] + 1);
            waits[to] -= 1;
            if waits[to] == 0 {
                open.push(to);
            }
        }
    }
    ranks
}

/// Adds what an edge passes, from top to bottom; the ends are not part of it. A self loop passes nothing.
fn chain(items: &mut Vec<Item>, edge: &Edge, back: bool) -> Vec<usize> {
    if edge.from == edge.to {
        return Vec::new();
    }
    let (top, bottom) = if back { (edge.to, edge.from) } else { (edge.from, edge.to) };
    let (first, last) = (items[top].layer + 1, items[bottom].layer.saturating_sub(1));
    let label_layer = if back { last } else { first };
    let mut chain = Vec::new();
    let mut above = top;
    for layer in first..=last {
        let size = if layer == label_layer { edge.label } else { Size { width: 8.0, height: 0.0 } };
        let item = items.len();
        items.push(Item { size, layer, up: vec![above], down: Vec::new(), x: 0.0 });
        items[above].down.push(item);
        chain.push(item);
        above = item;
    }
    items[above].down.push(bottom);
    items[bottom].up.push(above);
    chain
}

/// The layers in the order in which a walk from the top meets their items.
fn first_order(items: &[Item]) -> Vec<Vec<usize>> {
    let count = items.iter().map(|item| item.layer + 1).max().unwrap_or(0);
    let mut layers = vec![Vec::new(); count];
    let mut seen = vec![false; items.len()];
    let mut open: Vec<usize> = (0..items.len()).rev().filter(|item| items[*item].up.is_empty()).collect();
    while let Some(item) = open.pop() {
        if !std::mem::replace(&mut seen[item], true) {
            layers[items[item].layer].push(item);
            open.extend(items[item].down.iter().rev());
        }
    }
    layers
}

/// The place of each item within its layer.
fn positions(count: usize, layers: &[Vec<usize>]) -> Vec<usize> {
    let mut positions = vec![0; count];
    for layer in layers {
        for (at, item) in layer.iter().enumerate() {
            positions[*item] = at;
        }
    }
    positions
}

fn improve_order(items: &[Item], layers: &mut Vec<Vec<usize>>) {
    let mut best = (crossings(items, layers), layers.clone());
    let mut idle = 0;
    for sweep in 0..SWEEPS {
        // Two sweeps each way without gain: the order will hardly get better.
        if best.0 == 0 || idle == 4 {
            break;
        }
        let down = sweep.is_multiple_of(2);
        let order: Vec<usize> = if down { (0..layers.len()).collect() } else { (0..layers.len()).rev().collect() };
        let mut positions = positions(items.len(), layers);
        for layer in order {
            let mut keyed: Vec<(f64, usize)> = Vec::with_capacity(layers[layer].len());
            for (at, &item) in layers[layer].iter().enumerate() {
                let near = if down { &items[item].up } else { &items[item].down };
                let sum: usize = near.iter().map(|other| positions[*other]).sum();
                keyed.push((if near.is_empty() { at as f64 } else { sum as f64 / near.len() as f64 }, item));
            }
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            layers[layer] = keyed.into_iter().map(|(_, item)| item).collect();
            for (at, item) in layers[layer].iter().enumerate() {
                positions[*item] = at;
            }
        }
        let found = crossings(items, layers);
        idle += 1;
        if found < best.0 {
            best = (found, layers.clone());
            idle = 0;
        }
    }
    *layers = best.1;
}

/// How many pairs of lines cross between neighbouring layers.
fn crossings(items: &[Item], layers: &[Vec<usize>]) -> usize {
    let positions = positions(items.len(), layers);
    let mut total = 0;
    for layer in layers {
        let mut lines: Vec<(usize, usize)> = Vec::new();
        for item in layer {
            lines.extend(items[*item].down.iter().map(|below| (positions[*item], positions[*below])));
        }
        lines.sort_unstable();
        let width = lines.iter().map(|line| line.1 + 1).max().unwrap_or(0);
        // A Fenwick tree counts, for each line, those before it that end further to the right.
        let mut tree = vec![0_usize; width + 1];
        for (before, (_, end)) in lines.iter().enumerate() {
            let (mut at, mut left) = (end + 1, 0);
            while at > 0 {
                left += tree[at];
                at &= at - 1;
            }
            total += before - left;
            let mut at = end + 1;
            while at <= width {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
    }
    total
}

fn place(items: &mut [Item], layers: &[Vec<usize>]) {
    for layer in layers {
        let mut x = 0.0;
        for &item in layer {
            items[item].x = x + items[item].size.width / 2.0;
            x += items[item].size.width + GAP;
        }
        for &item in layer {
            items[item].x -= (x - GAP) / 2.0;
        }
    }
    for pass in 0..PASSES {
        let down = pass.is_multiple_of(2);
        let both = pass + 2 >= PASSES;
        let order: Vec<usize> = if down { (0..layers.len()).collect() } else { (0..layers.len()).rev().collect() };
        for layer in order {
            let wanted: Vec<(f64, f64)> = layers[layer].iter().map(|&item| wanted(items, item, down, both)).collect();
            settle(items, &layers[layer], &wanted);
        }
    }
}

/// Draws long lines straight as far as there is room: what an edge passes wants one place for all layers, and everything
/// else gives way a little.
fn straighten(items: &mut [Item], layers: &[Vec<usize>], chains: &[Vec<usize>]) {
    for _ in 0..3 {
        let mut wanted: Vec<(f64, f64)> = items.iter().map(|item| (item.x, 1.0)).collect();
        for chain in chains {
            let mut places: Vec<f64> = chain.iter().map(|&item| items[item].x).collect();
            places.sort_by(f64::total_cmp);
            let Some(middle) = places.get(places.len() / 2).filter(|_| places.len() > 1) else { continue };
            for &item in chain {
                wanted[item] = (*middle, 10.0);
            }
        }
        for layer in layers {
            let of_layer: Vec<_> = layer.iter().map(|&item| wanted[item]).collect();
            settle(items, layer, &of_layer);
        }
    }
}

/// Where an item would stand best, and how much that counts: under or above its neighbours.
fn wanted(items: &[Item], item: usize, down: bool, both: bool) -> (f64, f64) {
    let (up, below) = (&items[item].up, &items[item].down);
    let near: Vec<usize> = match (both, down) {
        (true, _) => up.iter().chain(below).copied().collect(),
        (false, true) => up.clone(),
        (false, false) => below.clone(),
    };
    if near.is_empty() {
        return (items[item].x, 0.1);
    }
    let sum: f64 = near.iter().map(|other| items[*other].x).sum();
    // A bend in the middle of a long line hurts most.
    let is_passage = items[item].size.height == 0.0;
    (sum / near.len() as f64, if is_passage { 8.0 } else { 1.0 })
}

/// Puts the items of a layer as near as possible to where they want to be, in their order and without overlap: least
/// squares under an order, by pooling neighbours that would collide.
fn settle(items: &mut [Item], layer: &[usize], wanted: &[(f64, f64)]) {
    let mut offsets = Vec::with_capacity(layer.len());
    let mut offset = 0.0;
    for (at, &item) in layer.iter().enumerate() {
        if at > 0 {
            offset += f64::midpoint(items[layer[at - 1]].size.width, items[item].size.width) + GAP;
        }
        offsets.push(offset);
    }
    // Each pool: its weight, its weighted sum, how many items it holds.
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for (offset, (x, weight)) in offsets.iter().zip(wanted) {
        pools.push((*weight, weight * (x - offset), 1));
        while let [.., before, last] = pools.as_mut_slice() {
            if before.1 / before.0 <= last.1 / last.0 {
                break;
            }
            *before = (before.0 + last.0, before.1 + last.1, before.2 + last.2);
            pools.pop();
        }
    }
    let mut at = 0;
    for (weight, sum, count) in pools {
        for _ in 0..count {
            items[layer[at]].x = sum / weight + offsets[at];
            at += 1;
        }
    }
}

/// The top and the height of each layer.
fn rows(items: &[Item], layers: &[Vec<usize>]) -> Vec<(f64, f64)> {
    let mut y = MARGIN;
    let mut rows = Vec::with_capacity(layers.len());
    for layer in layers {
        let height = layer.iter().map(|&item| items[item].size.height).fold(0.0, f64::max);
        rows.push((y, height));
        y += height + LAYER_GAP;
    }
    rows
}

fn finish(nodes: &[Size], edges: &[Edge], items: &[Item], chains: &[Vec<usize>], rows: &[(f64, f64)]) -> Layout {
    let left = items.iter().map(|item| item.x - item.size.width / 2.0).fold(f64::INFINITY, f64::min);
    let right = items.iter().map(|item| item.x + item.size.width / 2.0).fold(f64::NEG_INFINITY, f64::max);
    let shift = if left.is_finite() { MARGIN - left } else { 0.0 };
    let width = if right.is_finite() { right + shift + MARGIN } else { 2.0 * MARGIN };
    let height = rows.last().map_or(0.0, |(top, height)| top + height) + MARGIN;
    let centre = |item: usize| {
        let (top, height) = rows[items[item].layer];
        Point { x: items[item].x + shift, y: top + height / 2.0 }
    };
    let half = |node: usize| nodes[node].height / 2.0;
    let route = |edge: &Edge, chain: &[usize]| {
        if edge.from == edge.to {
            return self_loop(centre(edge.from), nodes[edge.from], edge.label);
        }
        let back = chain.first().is_some_and(|&first| items[first].up.first() == Some(&edge.to));
        let (top, bottom) = if back { (edge.to, edge.from) } else { (edge.from, edge.to) };
        let label = if back { chain.last() } else { chain.first() };
        let label_centre = label.map_or(Point::default(), |&item| centre(item));
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        upper.push(Point { x: centre(top).x, y: centre(top).y + half(top) });
        for &item in chain {
            let (row_top, row_height) = rows[items[item].layer];
            let x = centre(item).x;
            let line = if lower.is_empty() { &mut upper } else { &mut lower };
            if Some(&item) == label && edge.label.height > 0.0 {
                line.push(Point { x, y: label_centre.y - edge.label.height / 2.0 });
                lower.push(Point { x, y: label_centre.y + edge.label.height / 2.0 });
            } else {
                line.push(Point { x, y: row_top });
                line.push(Point { x, y: row_top + row_height });
            }
        }
        let end = Point { x: centre(bottom).x, y: centre(bottom).y - half(bottom) };
        if lower.is_empty() {
            upper.push(end);
        } else {
            lower.push(end);
        }
        let mut lines: Vec<_> = [upper, lower].into_iter().filter(|line| line.len() > 1).collect();
        if back {
            lines.reverse();
            for line in &mut lines {
                line.reverse();
            }
        }
        Route { lines, label: label_centre }
    };
    Layout {
        size: Size { width, height },
        nodes: (0..nodes.len()).map(centre).collect(),
        edges: edges.iter().zip(chains).map(|(edge, chain)| route(edge, chain)).collect(),
    }
}

fn self_loop(centre: Point, node: Size, label: Size) -> Route {
    let right = centre.x + node.width / 2.0;
    let at = |dx: f64, dy: f64| Point { x: right + dx, y: centre.y + dy };
    let line = vec![at(0.0, -8.0), at(GAP / 2.0, -8.0), at(GAP / 2.0, 8.0), at(0.0, 8.0)];
    Route { lines: vec![line], label: at(GAP / 2.0 + label.width / 2.0 + 4.0, 0.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NODE: Size = Size { width: 100.0, height: 40.0 };
    const LABEL: Size = Size { width: 40.0, height: 16.0 };

    fn edge(from: usize, to: usize) -> Edge {
        Edge { from, to, label: LABEL }
    }

    #[test]
    fn what_follows_stands_below() {
        let drawn = layout(&[NODE; 4], &[edge(0, 1), edge(0, 2), edge(1, 3), edge(2, 3), edge(3, 0)]);
        let y: Vec<_> = drawn.nodes.iter().map(|node| node.y).collect();
        assert!(y[0] < y[1] && (y[1] - y[2]).abs() < 0.1 && y[2] < y[3], "{y:?}");
        // The way back begins at the last node and ends at the first.
        let back = &drawn.edges[4].lines;
        let start = back.first().and_then(|line| line.first()).expect("a line");
        let end = back.last().and_then(|line| line.last()).expect("a line");
        assert!(start.y > end.y, "{back:?}");
    }

    #[test]
    fn crossings_that_need_not_be_are_not() {
        let drawn = layout(&[NODE; 5], &[edge(0, 1), edge(0, 2), edge(1, 4), edge(2, 3)]);
        assert_eq!(drawn.nodes[1].x < drawn.nodes[2].x, drawn.nodes[4].x < drawn.nodes[3].x);
    }

    proptest! {
        #[test]
        fn nothing_overlaps_or_leaves_the_page(
            count in 1_usize..14,
            pairs in prop::collection::vec((0_usize..14, 0_usize..14), 0..40),
        ) {
            let edges: Vec<_> = pairs.iter().map(|(from, to)| edge(from % count, to % count)).collect();
            let drawn = layout(&vec![NODE; count], &edges);
            for (at, node) in drawn.nodes.iter().enumerate() {
                prop_assert!(node.x >= 50.0 && node.x + 50.0 <= drawn.size.width + 0.01);
                prop_assert!(node.y >= 20.0 && node.y + 20.0 <= drawn.size.height + 0.01);
                for other in &drawn.nodes[at + 1..] {
                    let apart = (node.x - other.x).abs() >= 100.0 || (node.y - other.y).abs() >= 40.0;
                    prop_assert!(apart, "{:?} {:?}", node, other);
                }
            }
            for route in &drawn.edges {
                prop_assert!(route.lines.iter().all(|line| line.len() > 1) && !route.lines.is_empty());
            }
        }
    }
}
