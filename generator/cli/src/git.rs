//! A revision of a git repository as a folder that is read: through the `git` program, which knows every way in which
//! repositories are stored.
//!
//! What is asked of it runs no program of the repository's configuration, writes nothing and opens no connection. Names
//! of revisions and paths are arguments behind `--end-of-options` or `--`, and there is no shell.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use bindery_build::diagnostic::visible;

use crate::failure::Failure;
use crate::input::display;

/// What would tell git of another repository than the one around the folder, as hooks are told.
const PLACES: [&str; 6] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"];
/// How many bytes are read of a list of git's, and of what it complains of.
const MOST: usize = 16 << 20;
const MOST_TOLD: usize = 64 << 10;

/// The repository around a folder.
#[derive(Clone, Debug)]
pub(crate) struct Repository {
    folder: PathBuf,
}

/// A revision: a tree that does not change.
#[derive(Clone, Debug)]
pub(crate) struct Revision {
    repository: Repository,
    /// As the user named it.
    name: String,
    /// The object id of its tree.
    tree: String,
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    File,
    Folder,
    /// A symbolic link, which is not followed.
    Link,
    /// Another repository, of which only the commit is known.
    Submodule,
}

/// An entry of a tree.
struct Entry {
    kind: Kind,
    id: String,
    name: String,
}

impl Repository {
    pub(crate) fn around(folder: &Path) -> Result<Self, Failure> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let found = Self { folder: folder.to_owned() };
        let ran = found.run(["rev-parse", "--git-dir"])?;
        if ran.status.success() {
            return Ok(found);
        }
        let told = complaint(&ran);
        Err(if told.contains("not a git repository") {
            Failure::new(format!("`{}` is in no git repository", visible(&display(folder))))
                .help("name two files or folders: `bindery diff OLD NEW`")
        } else {
            Failure::new(format!("git can't read the repository around `{}`: {told}", visible(&display(folder))))
        })
    }

    /// The path that leads from the top of the working tree down to the folder.
    pub(crate) fn prefix(&self) -> Result<PathBuf, Failure> {
        let ran = self.run(["rev-parse", "--show-prefix"])?;
        if ran.status.success() {
            return Ok(path(strip_line(&ran.stdout)));
        }
        Err(Failure::new(format!("git knows no working tree here: {}", complaint(&ran))))
    }

    /// A revision by its name: a commit, a branch, a tag, `HEAD~2`.
    pub(crate) fn revision(&self, name: &str) -> Result<Revision, Failure> {
        let shown = visible(name);
        if name.is_empty() {
            return Err(Failure::new("a path of git is `REV:path`, and here nothing stands before the `:`")
                .help("what is staged can't be compared; `HEAD:path` is what was committed last"));
        }
        if name.starts_with('-') {
            return Err(Failure::new(format!("`{shown}` is no revision: none begins with `-`")));
        }
        let ran = self.run(["rev-parse", "--verify", "--end-of-options", &format!("{name}^{{tree}}")])?;
        if ran.status.success() {
            let tree = String::from_utf8_lossy(strip_line(&ran.stdout)).into_owned();
            return Ok(Revision { repository: self.clone(), name: name.to_owned(), tree });
        }
        if name == "HEAD" && !self.run(["rev-parse", "--verify", "--quiet", "HEAD"])?.status.success() {
            return Err(Failure::new("the git repository has no commit yet, so that there is nothing to compare with"));
        }
        let failure = Failure::new(format!("git knows no revision `{shown}`"));
        let is_shallow = self.run(["rev-parse", "--is-shallow-repository"])?.stdout.starts_with(b"true");
        Err(if is_shallow {
            failure.help("this clone is shallow: fetch more of it, as with `git fetch --unshallow`")
        } else {
            failure.help(
                "`git log --oneline` lists commits, `git branch --all` branches; a branch that was not fetched \
                          is not there",
            )
        })
    }

    fn command<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new("git");
        command.args(["--no-pager", "--literal-pathspecs"]).args(arguments).current_dir(&self.folder);
        PLACES.iter().for_each(|place| _ = command.env_remove(place));
        // Messages in English, as some are looked at; no lock, question or connection.
        command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
        // A repository may lack objects, and tell of a program that fetches them.
        command.env("GIT_ALLOW_PROTOCOL", "").env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
        command
    }

    fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Result<Output, Failure> {
        self.command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .and_then(output)
            .map_err(|error| self.absent(&error))
    }

    /// Why git did not start.
    fn absent(&self, error: &io::Error) -> Failure {
        if !self.folder.is_dir() {
            return Failure::new(format!("there is no folder `{}`", visible(&display(&self.folder))));
        }
        Failure::new(format!("the program `git` can't be run: {error}"))
            .help("install git, or name two files or folders: `bindery diff OLD NEW`")
    }
}

impl Revision {
    /// A path in it as the user would write it.
    pub(crate) fn shown(&self, path: &Path) -> String {
        format!("{}:{}", self.name, slashes(path))
    }

    /// What stands at a path; nothing where there is nothing.
    pub(crate) fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        if path.as_os_str().is_empty() {
            return Ok(Some(Kind::Folder));
        }
        Ok(self.entry(path)?.map(|entry| entry.kind))
    }

    /// The names in a folder, sorted as git sorts them, with what they are. Those that are not UTF-8 are nobody's.
    pub(crate) fn list(&self, folder: &Path) -> io::Result<Vec<(String, Kind)>> {
        let entries = if folder.as_os_str().is_empty() {
            self.entries(None)?
        } else {
            self.entries(Some(&format!("{}/", slashes(folder))))?
        };
        let name = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(entries.into_iter().map(|entry| (name(&entry.name), entry.kind)).collect())
    }

    /// The bytes of a file, of one that has more than `limit` only one more.
    pub(crate) fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        let Some(entry) = self.entry(path)? else { return Err(self.nothing(path)) };
        match entry.kind {
            Kind::File => {}
            Kind::Folder => return Err(io::Error::other("it is a folder in the revision")),
            Kind::Link => return Err(io::Error::other("it is a symbolic link in the revision, which is not followed")),
            Kind::Submodule => {
                return Err(io::Error::other("it is a submodule, whose files are in another repository"));
            }
        }
        let mut command = self.repository.command(["cat-file", "blob", &entry.id]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut bytes = Vec::new();
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        let read = child.stdout.take().map_or(Ok(0), |out| out.take(limit).read_to_end(&mut bytes));
        // Where more was to come, its writer has been left, which is no failure of it.
        let status = child.wait()?;
        read?;
        if !status.success() && u64::try_from(bytes.len()).unwrap_or(u64::MAX) < limit {
            return Err(io::Error::other("git has not the contents of it, as in a partial clone"));
        }
        Ok(bytes)
    }

    /// Why nothing is found at a path.
    fn nothing(&self, path: &Path) -> io::Error {
        for folder in path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()) {
            match self.entry(folder) {
                Ok(Some(Entry { kind: Kind::Link, .. })) => {
                    let message =
                        format!("`{}` is a symbolic link in the revision, which is not followed", slashes(folder));
                    return io::Error::other(visible(&message));
                }
                Ok(Some(Entry { kind: Kind::Submodule, .. })) => {
                    let message =
                        format!("`{}` is a submodule, whose files are in another repository", slashes(folder));
                    return io::Error::other(visible(&message));
                }
                _ => {}
            }
        }
        io::Error::new(io::ErrorKind::NotFound, "there is no such file in the revision")
    }

    fn entry(&self, path: &Path) -> io::Result<Option<Entry>> {
        let wanted = slashes(path);
        Ok(self.entries(Some(&wanted))?.into_iter().find(|entry| entry.name == wanted))
    }

    /// The entries that git lists for a path: itself, or what is in it where it ends with `/`.
    fn entries(&self, path: Option<&str>) -> io::Result<Vec<Entry>> {
        let mut arguments = vec!["ls-tree", "-z", "--full-tree", &self.tree, "--"];
        arguments.extend(path);
        let ran = output(self.repository.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?)?;
        if !ran.status.success() {
            return Err(io::Error::other(complaint(&ran)));
        }
        let lines = ran.stdout.split(|byte| *byte == 0).filter_map(|line| std::str::from_utf8(line).ok());
        Ok(lines.filter_map(entry).collect())
    }
}

/// What git says, as far as anybody reads it: a folder may have more entries than memory has room.
fn output(mut child: Child) -> io::Result<Output> {
    // At its end both pipes are closed, whichever of them is full.
    let (out, told) = (child.stdout.take(), child.stderr.take());
    let told = std::thread::spawn(move || told.map_or(Ok(Vec::new()), |told| read_to(told, MOST_TOLD)));
    let stdout = out.map_or(Ok(Vec::new()), |out| read_to(out, MOST + 1));
    let stderr = told.join().unwrap_or_else(|_| Ok(Vec::new()))?;
    let (status, stdout) = (child.wait()?, stdout?);
    if stdout.len() > MOST {
        return Err(io::Error::other(format!("git lists more than {MOST} bytes")));
    }
    Ok(Output { status, stdout, stderr })
}

fn read_to(from: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(u64::try_from(most).unwrap_or(u64::MAX)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A line of `git ls-tree`: `100644 blob 8baef1b4…\tspecs/README.md`.
fn entry(line: &str) -> Option<Entry> {
    let (head, name) = line.split_once('\t')?;
    let mut head = head.split(' ');
    let kind = match head.next()? {
        "040000" => Kind::Folder,
        "120000" => Kind::Link,
        "160000" => Kind::Submodule,
        _ => Kind::File,
    };
    Some(Entry { kind, id: head.nth(1)?.to_owned(), name: name.to_owned() })
}

/// A path as git writes it.
fn slashes(path: &Path) -> String {
    let names = path.components().filter_map(|component| match component {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    names.collect::<Vec<_>>().join("/")
}

/// A path without `.` and `..`, as it leads where no symbolic link is followed; nothing where it leads out.
pub(crate) fn normal(path: &Path) -> Option<PathBuf> {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => normal.push(name),
            Component::CurDir => {}
            Component::ParentDir if normal.pop() => {}
            _ => return None,
        }
    }
    Some(normal)
}

/// What git says was wrong, in a line that can be shown.
fn complaint(ran: &Output) -> String {
    let text = String::from_utf8_lossy(&ran.stderr);
    let line = text.lines().next().unwrap_or("it does not say why");
    visible(line.trim_start_matches("fatal: ").trim_start_matches("error: "))
}

fn strip_line(bytes: &[u8]) -> &[u8] {
    bytes.strip_suffix(b"\n").unwrap_or(bytes)
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
