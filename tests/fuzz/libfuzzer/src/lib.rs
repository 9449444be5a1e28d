//! What the targets have in common: how a run begins, and how documents are changed.

use std::path::Path;
use std::{env, fs, io, process};

use bindery_fuzz::Target;
use libfuzzer_sys::fuzzer_mutate;

/// With this variable in the environment, which names a folder, a target writes its seeds and a dictionary there, prints
/// how long its inputs may be, and does no more.
const SEEDS: &str = "BINDERY_FUZZ_SEEDS";

/// Begins the run of a target.
pub fn begin(target: &Target) {
    let Some(folder) = env::var_os(SEEDS) else { return };
    let written = write(target, Path::new(&folder));
    process::exit(i32::from(written.is_err()));
}

fn write(target: &Target, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.join("seeds"))?;
    fs::write(folder.join("dictionary"), bindery_fuzz::seeds::dictionary())?;
    for (name, seed) in (target.seeds)().into_iter().chain(bindery_fuzz::seeds::findings(target.name)) {
        fs::write(folder.join("seeds").join(name), seed)?;
    }
    println!("{}", target.longest);
    Ok(())
}

/// One change in so many is one of bytes.
const BYTES: u32 = 16;

/// Changes the document in `data[..size]`.
pub fn mutate(data: &mut [u8], size: usize, longest: usize, seed: u32) -> usize {
    let input = data.get(..size).unwrap_or_default();
    let changed = if seed % BYTES == 0 { None } else { bindery_fuzz::mutate::mutated(input, seed, longest) };
    match changed {
        Some(changed) => put(&changed, data),
        None => fuzzer_mutate(data, size, longest),
    }
}

/// Puts a part of one document into another.
pub fn cross(one: &[u8], other: &[u8], out: &mut [u8], seed: u32) -> usize {
    bindery_fuzz::mutate::crossed(one, other, seed, out.len()).map_or(0, |crossed| put(&crossed, out))
}

fn put(text: &[u8], out: &mut [u8]) -> usize {
    out.get_mut(..text.len()).map_or(0, |out| {
        out.copy_from_slice(text);
        text.len()
    })
}
