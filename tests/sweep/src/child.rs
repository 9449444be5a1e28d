//! Work in a process of its own: its result is the JSON that it prints.

use std::fs::{self, File};
use std::io;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use serde::de::DeserializeOwned;

/// Runs this program as `worker`; its result, or what became of it.
///
/// # Errors
/// When the process can't be started or watched.
pub fn run<T: DeserializeOwned>(
    worker: &str,
    request: &str,
    folder: &Path,
    timeout: u64,
) -> io::Result<Result<T, String>> {
    fs::create_dir_all(folder)?;
    let [out, log] = ["json", "log"].map(|extension| folder.join(format!("{worker}.{extension}")));
    let mut command = Command::new(std::env::current_exe()?);
    command.args([worker, request]).stdin(Stdio::null()).stdout(File::create(&out)?).stderr(File::create(&log)?);
    // A group of its own, so that whatever it has started ends with it.
    let mut child = command.process_group(0).spawn()?;
    let Some(status) = wait(&mut child, Duration::from_secs(timeout))? else {
        if let Ok(id) = i32::try_from(child.id()) {
            killpg(Pid::from_raw(id), Signal::SIGKILL)?;
        }
        child.wait()?;
        return Ok(Err(format!("not done after {timeout} s")));
    };
    if status.success() {
        return Ok(serde_json::from_slice(&fs::read(out)?).map_err(|error| error.to_string()));
    }
    let log = fs::read(log)?;
    let log = String::from_utf8_lossy(&log);
    let last = log.lines().rfind(|line| !line.trim().is_empty() && !line.starts_with("note:")).unwrap_or_default();
    Ok(Err(format!("{}: {last}", ended(status))))
}

fn wait(child: &mut Child, timeout: Duration) -> io::Result<Option<ExitStatus>> {
    let begin = Instant::now();
    while begin.elapsed() < timeout {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(None)
}

fn ended(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("ended with {code}"),
        (None, Some(signal)) => format!("ended by signal {signal}"),
        (None, None) => "ended".to_owned(),
    }
}
