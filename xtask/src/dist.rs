//! `cargo xtask dist`: what is shipped, in `target/dist`: the program with everything inside, its unit for systemd,
//! and a checksum.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::frontend::{self, Bundle};
use crate::plek::{self, Profile};
use crate::steps::Steps;
use crate::{embed, paths};

/// Largest program that we ship, in bytes.
const LARGEST: u64 = 60 << 20;

const UNIT: &str = "server/plek.service";

/// Flags of `cargo xtask dist`.
#[derive(clap::Args)]
pub struct Args {
    /// Compile at once instead of well: to try out what is shipped
    #[arg(long)]
    quick: bool,
}

/// Builds, checks the size, and lays everything beside each other.
pub fn run(args: &Args) -> Result<()> {
    let (bundle, profile) = if args.quick { (Bundle::Demo, Profile::Dev) } else { (Bundle::Release, Profile::Dist) };
    let mut steps = Steps::default();
    steps.run("front end", || frontend::build(bundle))?;
    let table = steps.run("static files", || embed::write(&paths::site(), bundle))?;
    let binary = steps.run("server (takes minutes)", || plek::build_with(profile, &table))?;
    let size = fs::metadata(&binary)?.len();
    if !args.quick && size > LARGEST {
        bail!("{} has {size} bytes, more than the {LARGEST} that we ship", binary.display());
    }
    let folder = paths::target().join("dist");
    fs::create_dir_all(&folder)?;
    lay_out(&binary, &folder)?;
    println!("    {}: {:.1} MiB", folder.display(), size as f64 / f64::from(1 << 20));
    Ok(())
}

/// The program, the unit and the checksum.
fn lay_out(binary: &Path, folder: &Path) -> Result<()> {
    let program = folder.join("plek");
    // Cargo's folder for the profile has the same name: then it is there already.
    if program != binary {
        fs::copy(binary, &program).with_context(|| format!("cannot copy {}", binary.display()))?;
    }
    fs::copy(paths::root().join(UNIT), folder.join("plek.service")).with_context(|| format!("cannot copy {UNIT}"))?;
    let sum = embed::sum(&fs::read(&program)?);
    fs::write(folder.join("plek.sha256"), format!("{sum}  plek\n"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_what_sha256sum_reads() {
        let folder = paths::temporary("dist-test").unwrap();
        let binary = folder.join("built");
        fs::write(&binary, "abc").unwrap();
        lay_out(&binary, &folder).unwrap();
        lay_out(&binary, &folder).unwrap();
        let sum = fs::read_to_string(folder.join("plek.sha256")).unwrap();
        assert_eq!(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  plek\n");
        assert!(fs::read_to_string(folder.join("plek.service")).unwrap().contains("ProtectSystem=strict"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
