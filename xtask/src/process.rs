//! Running other programs: shown, read or streamed; an error names the whole command. Knows nothing of what they do.

use std::env;
use std::error::Error;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// What every step returns; the error is a sentence for the person at the terminal.
pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// The project's folder, the one with `Cargo.lock`. Cargo says where this crate is when it runs it; run by hand, it
/// works in the current folder.
pub(crate) fn root() -> PathBuf {
    let own = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    own.and_then(|own| own.parent().map(Path::to_path_buf)).unwrap_or_else(|| PathBuf::from("."))
}

/// The same Cargo that runs this, in the project's folder.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command to its end, with its output shown.
pub(crate) fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(failed(command, status)) }
}

/// Runs a command and returns what it writes on standard output; its errors are shown.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() { Ok(String::from_utf8(output.stdout)?) } else { Err(failed(command, output.status)) }
}

/// Like [`read`], for asking whether something is there: `None` where the program is missing or fails, and nothing
/// shown.
pub(crate) fn ask(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command, shows its standard output line by line as it comes, and hands each line over.
pub(crate) fn stream(command: &mut Command, mut line: impl FnMut(&str)) -> Result {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| cannot_start(command, &error))?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut bytes = Vec::new();
        // Programs under test may print anything; bytes that are not text must not end the run.
        while output.read_until(b'\n', &mut bytes)? > 0 {
            let text = String::from_utf8_lossy(&bytes);
            print!("{text}");
            line(text.trim_end());
            bytes.clear();
        }
    }
    let status = child.wait()?;
    if status.success() { Ok(()) } else { Err(failed(command, status)) }
}

/// A command that runs beside other work, its output kept in a file. It is stopped where nobody waits for it.
pub(crate) struct Beside {
    child: Child,
    command: Command,
    log: PathBuf,
}

impl Beside {
    /// Starts a command.
    pub(crate) fn start(mut command: Command, log: PathBuf) -> Result<Self> {
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::create(&log)?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let child = command.spawn().map_err(|error| cannot_start(&command, &error))?;
        Ok(Self { child, command, log })
    }

    /// Waits for its end. What it wrote is shown where it failed.
    pub(crate) fn finish(mut self) -> Result {
        let status = self.child.wait()?;
        if status.success() {
            return Ok(());
        }
        let output = String::from_utf8_lossy(&fs::read(&self.log)?).into_owned();
        Err(format!("{output}\n{}", failed(&self.command, status)).into())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // One that has ended cannot be stopped, and need not be.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first program of that name on the `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// A command as one would type it: the program without its folder.
fn typed(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let words = std::iter::once(program.file_name().unwrap_or(program.as_os_str())).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Box<dyn Error> {
    format!("`{}` could not be started: {error}", typed(command)).into()
}

fn failed(command: &Command, status: std::process::ExitStatus) -> Box<dyn Error> {
    format!("`{}` failed ({status})", typed(command)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(arguments: &[&str]) -> Result {
        let log = env::temp_dir().join(format!("giljabi-beside-{}-{}", std::process::id(), arguments.len()));
        let result = Beside::start(cargo(arguments), log.clone()).expect("Cargo is there").finish();
        fs::remove_file(log).expect("it was written");
        result
    }

    #[test]
    fn what_fails_beside_is_told_with_what_it_wrote() {
        assert!(beside(&["--version"]).is_ok());
        let error = beside(&["no-such-command", "--really"]).expect_err("there is none").to_string();
        assert!(error.contains("no such command") && error.contains("cargo no-such-command --really"), "{error}");
    }
}
