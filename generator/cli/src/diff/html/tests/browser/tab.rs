//! A page in a browser, as somebody uses it.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bindery_build::diff::Judged;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::pipe::Browser;
use crate::diff::html::page;

/// A page that is open.
pub(super) struct Tab {
    browser: Browser,
    folder: TempDir,
}

impl Tab {
    pub(super) fn new() -> Self {
        let mut tab = Self { browser: Browser::start(), folder: TempDir::new().unwrap() };
        tab.size(1280, 900);
        tab
    }

    pub(super) fn open(reports: &[Judged]) -> Self {
        let mut tab = Self::new();
        tab.load(&page(reports), "");
        tab
    }

    /// Opens a page from a file, as a reviewer does.
    pub(super) fn load(&mut self, page: &str, fragment: &str) {
        let file = self.folder.path().join("page.html");
        std::fs::write(&file, page).unwrap();
        self.browser.events.clear();
        self.browser.call("Page.navigate", json!({"url": format!("file://{}{fragment}", file.display())}));
        self.browser.wait("Page.loadEventFired");
    }

    pub(super) fn size(&mut self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.browser.call("Emulation.setDeviceMetricsOverride", size);
    }

    pub(super) fn prefers(&mut self, scheme: &str) {
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.browser.call("Emulation.setEmulatedMedia", features);
    }

    pub(super) fn without_script(&mut self) {
        self.browser.call("Emulation.setScriptExecutionDisabled", json!({"value": true}));
    }

    /// What an expression of JavaScript comes to.
    pub(super) fn ask(&mut self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let mut answer = self.browser.call("Runtime.evaluate", asked);
        assert_eq!(answer["exceptionDetails"], Value::Null, "{expression}");
        answer["result"]["value"].take()
    }

    /// How many elements that can be seen a selector finds.
    pub(super) fn seen(&mut self, selector: &str) -> u64 {
        let selector = json!(selector);
        let seen =
            format!("[...document.querySelectorAll({selector})].filter((node) => node.checkVisibility()).length");
        self.ask(&seen).as_u64().unwrap()
    }

    /// What an element holds in words.
    pub(super) fn text(&mut self, selector: &str) -> String {
        let selector = json!(selector);
        let text = self.ask(&format!("document.querySelector({selector}).textContent"));
        text.as_str().unwrap_or_else(|| panic!("{selector}")).to_owned()
    }

    pub(super) fn press(&mut self, key: &str) {
        let text = match key {
            "Enter" => "\r",
            _ if key.chars().count() == 1 => key,
            _ => "",
        };
        let code = match key {
            "Enter" => 13,
            "Escape" => 27,
            _ => 0,
        };
        let kind = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        self.browser.call(
            "Input.dispatchKeyEvent",
            json!({"type": kind, "key": key, "text": text, "windowsVirtualKeyCode": code}),
        );
        self.browser
            .call("Input.dispatchKeyEvent", json!({"type": "keyUp", "key": key, "windowsVirtualKeyCode": code}));
    }

    pub(super) fn write(&mut self, text: &str) {
        self.browser.call("Input.insertText", json!({"text": text}));
    }

    pub(super) fn click(&mut self, selector: &str) {
        let selector = json!(selector);
        self.ask(&format!("document.querySelector({selector}).click()"));
    }

    /// Until what is delayed has happened.
    pub(super) fn settle(&mut self) {
        self.ask("new Promise((done) => setTimeout(() => requestAnimationFrame(() => done(0)), 250))");
    }

    /// Whatever the browser has complained of since the page was opened.
    pub(super) fn complaints(&mut self) -> Vec<Value> {
        self.settle();
        let complaint = |event: &&Value| {
            matches!(
                event["method"].as_str(),
                Some("Runtime.exceptionThrown" | "Runtime.consoleAPICalled" | "Log.entryAdded")
            )
        };
        self.browser.events.iter().filter(complaint).cloned().collect()
    }

    /// What it has asked for beyond the page itself.
    pub(super) fn requests(&self) -> Vec<String> {
        let asked = self.browser.events.iter().filter(|event| event["method"] == "Network.requestWillBeSent");
        let asked = asked.map(|event| event["params"]["request"]["url"].as_str().unwrap().to_owned());
        asked.filter(|url| !url.contains("/page.html")).collect()
    }

    /// A picture of the window, for people.
    pub(super) fn picture(&mut self, file: &Path) {
        let picture = self.browser.call("Page.captureScreenshot", json!({"format": "png"}));
        std::fs::write(file, STANDARD.decode(picture["data"].as_str().unwrap()).unwrap()).unwrap();
    }
}
