//! One vendor's way through a run, from files to a plan. Nothing is written here.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Instant;

use bindery_build::config::VendorName;
use bindery_build::diff;
use bindery_build::generate::{Generated, Options, Step, generate_told};
use bindery_build::write::{Change, Files, Plan, plan, read_if_exists};

use crate::diff::Since;
use crate::failure::Failure;
use crate::input::Inputs;
use crate::timings::Spent;
use crate::unchanged;

/// A vendor and what came of its document.
pub(crate) struct Job {
    pub(crate) inputs: Inputs,
    pub(crate) options: Options,
    pub(crate) out: PathBuf,
    pub(crate) generated: Generated,
    pub(crate) spent: Spent,
}

impl Job {
    /// Generates. `tell` is told each step when it begins.
    pub(crate) fn run(
        inputs: Inputs,
        name: VendorName,
        options: Options,
        out: PathBuf,
        mut spent: Spent,
        tell: impl FnMut(Step),
    ) -> Self {
        let (began, tell) = (RefCell::new(Vec::with_capacity(Step::ALL.len())), RefCell::new(tell));
        let begins = |step| {
            tell.borrow_mut()(step);
            began.borrow_mut().push((step, Instant::now()));
        };
        let request = inputs.request(name, options.clone());
        let generated = generate_told(&request, &mut inputs.others(), &begins);
        spent.stages(&began.borrow(), Instant::now());
        Self { inputs, options, out, generated, spent }
    }

    /// Where the lock is written.
    pub(crate) fn lock_path(&self) -> &Path {
        &self.inputs.lock_path
    }

    pub(crate) fn plan(&self) -> Result<Planned<'_>, Failure> {
        let begin = Instant::now();
        let plan = plan(&self.out, &self.generated.files)?;
        let lock_change = match read_if_exists(self.lock_path())? {
            None => Change::New,
            Some(old) if old == self.generated.lock.as_bytes() => Change::Unchanged,
            Some(_) => Change::Changed,
        };
        let mut spent = self.spent.clone();
        spent.since("compare", begin);
        Ok(Planned { name: self.generated.name.to_string(), job: Some(self), plan, lock_change, since: None, spent })
    }
}

/// A folder and what a run does to it.
pub(crate) struct Planned<'a> {
    pub(crate) name: String,
    /// `None` for the folder of a vendor that is gone.
    pub(crate) job: Option<&'a Job>,
    pub(crate) plan: Plan<'a>,
    pub(crate) lock_change: Change,
    /// What it means for those who use the crates, where that is known.
    pub(crate) since: Option<Since>,
    pub(crate) spent: Spent,
}

impl<'a> Planned<'a> {
    /// Takes everything of ours out of a folder.
    pub(crate) fn removal(folder: PathBuf, nothing: &'a Files) -> Result<Self, Failure> {
        let begin = Instant::now();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let plan = plan(&folder, nothing)?;
        let mut spent = Spent::default();
        spent.since("compare", begin);
        Ok(Self { name, job: None, plan, lock_change: Change::Unchanged, since: None, spent })
    }

    /// Finds out what a change of the crates means for those who use them. Of one that changes nothing this is not asked,
    /// as it takes another generation. `tell` is told each step when it begins.
    pub(crate) fn look_back(&mut self, tell: &mut dyn FnMut(diff::Step)) {
        if let Some(job) = self.job.filter(|_| !self.is_unchanged()) {
            let begin = Instant::now();
            self.since = Since::head(&job.inputs, &job.generated.name, &job.options, tell);
            self.spent.since("since HEAD", begin);
        }
    }

    pub(crate) fn is_unchanged(&self) -> bool {
        self.plan.is_unchanged() && self.lock_change == Change::Unchanged
    }

    /// Writes the crates, then the lock: names count as published once the crates that bear them are there.
    pub(crate) fn apply(&mut self) -> Result<(), Failure> {
        let begin = Instant::now();
        self.plan.apply()?;
        if let Some(job) = self.job.filter(|_| self.lock_change != Change::Unchanged) {
            bindery_build::write::replace(job.lock_path(), job.generated.lock.as_bytes())?;
        }
        if self.plan.is_unchanged() {
            unchanged::refresh(self.plan.out());
        }
        self.spent.since("write", begin);
        Ok(())
    }
}
