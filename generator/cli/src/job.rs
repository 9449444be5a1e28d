//! One vendor's way through a run, from files to a plan. Nothing is written here.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use bindery_build::generate::{Generated, Request, generate_with};
use bindery_build::write::{Change, Files, Plan, plan, read_if_exists};

use crate::failure::Failure;
use crate::input::Inputs;
use crate::unchanged;

/// A vendor and what came of its document.
pub(crate) struct Job {
    pub(crate) out: PathBuf,
    pub(crate) lock_path: PathBuf,
    pub(crate) generated: Generated,
    pub(crate) generating: Duration,
}

impl Job {
    pub(crate) fn run(inputs: &Inputs, out: PathBuf, request: &Request<'_>) -> Self {
        let begin = Instant::now();
        let generated = generate_with(request, &mut inputs.others());
        Self { out, lock_path: inputs.lock_path.clone(), generated, generating: begin.elapsed() }
    }

    pub(crate) fn plan(&self) -> Result<Planned<'_>, Failure> {
        let begin = Instant::now();
        let plan = plan(&self.out, &self.generated.files)?;
        let lock_change = match read_if_exists(&self.lock_path)? {
            None => Change::New,
            Some(old) if old == self.generated.lock.as_bytes() => Change::Unchanged,
            Some(_) => Change::Changed,
        };
        Ok(Planned {
            name: self.generated.name.to_string(),
            job: Some(self),
            plan,
            lock_change,
            planning: begin.elapsed(),
        })
    }
}

/// A folder and what a run does to it.
pub(crate) struct Planned<'a> {
    pub(crate) name: String,
    /// `None` for the folder of a vendor that is gone.
    pub(crate) job: Option<&'a Job>,
    pub(crate) plan: Plan<'a>,
    pub(crate) lock_change: Change,
    pub(crate) planning: Duration,
}

impl<'a> Planned<'a> {
    /// Takes everything of ours out of a folder.
    pub(crate) fn removal(folder: PathBuf, nothing: &'a Files) -> Result<Self, Failure> {
        let begin = Instant::now();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let plan = plan(&folder, nothing)?;
        Ok(Self { name, job: None, plan, lock_change: Change::Unchanged, planning: begin.elapsed() })
    }

    pub(crate) fn is_unchanged(&self) -> bool {
        self.plan.is_unchanged() && self.lock_change == Change::Unchanged
    }

    /// Writes the crates, then the lock: names count as published once the crates that bear them are there.
    pub(crate) fn apply(&self) -> Result<Duration, Failure> {
        let begin = Instant::now();
        self.plan.apply()?;
        if let Some(job) = self.job.filter(|_| self.lock_change != Change::Unchanged) {
            bindery_build::write::replace(&job.lock_path, job.generated.lock.as_bytes())?;
        }
        if self.plan.is_unchanged() {
            unchanged::refresh(self.plan.out());
        }
        Ok(begin.elapsed())
    }
}
