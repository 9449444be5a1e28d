//! Chromium, told what to do over two pipes in its DevTools protocol: messages of JSON, each ended by a zero.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

/// How long a browser may take for anything before it counts as stuck.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser with one tab.
pub(super) struct Browser {
    process: Child,
    commands: ChildStdin,
    messages: Receiver<Value>,
    sent: u64,
    session: Option<String>,
    /// What the tab has told of unasked.
    pub(super) events: Vec<Value>,
    _profile: TempDir,
}

impl Browser {
    pub(super) fn start() -> Self {
        let profile = TempDir::new().unwrap();
        let program = std::env::var("BINDERY_CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
        // It reads from descriptor 3 and writes to 4. The pages are ours, so it needs no sandbox, which root can't have.
        let mut process = Command::new("sh")
            .args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#, &program])
            .args(["--headless", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
            .args(["--no-first-run", "--disable-background-networking", "--disable-extensions"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let commands = process.stdin.take().unwrap();
        let mut answers = BufReader::new(process.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut message = Vec::new();
            while answers.read_until(0, &mut message).is_ok_and(|read| read > 0) {
                message.pop();
                if sender.send(serde_json::from_slice(&message).unwrap()).is_err() {
                    return;
                }
                message.clear();
            }
        });
        let (sent, session, events) = (0, None, Vec::new());
        let mut browser = Self { process, commands, messages, sent, session, events, _profile: profile };
        let tab = browser.call("Target.createTarget", json!({"url": "about:blank"}))["targetId"].clone();
        let session = browser.call("Target.attachToTarget", json!({"targetId": tab, "flatten": true}));
        browser.session = Some(session["sessionId"].as_str().unwrap().to_owned());
        for domain in ["Page", "Runtime", "Network", "Log"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    /// Has something done, and gives back what came of it.
    pub(super) fn call(&mut self, method: &str, params: Value) -> Value {
        self.sent += 1;
        let mut command = json!({"id": self.sent, "method": method, "params": params});
        if let Some(session) = &self.session {
            command["sessionId"] = json!(session);
        }
        self.commands.write_all(format!("{command}\0").as_bytes()).unwrap();
        loop {
            let mut message = self.message();
            if message["id"] == json!(self.sent) {
                assert_eq!(message["error"], Value::Null, "{method}");
                return message["result"].take();
            }
            self.events.push(message);
        }
    }

    /// Waits until the tab tells of something.
    pub(super) fn wait(&mut self, method: &str) {
        while !self.events.iter().any(|event| event["method"] == method) {
            let message = self.message();
            self.events.push(message);
        }
    }

    fn message(&self) -> Value {
        self.messages.recv_timeout(PATIENCE).expect("an answer of the browser")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session = None;
        // It ends its own processes; whoever is killed leaves them.
        _ = self.commands.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        _ = self.process.wait();
    }
}
