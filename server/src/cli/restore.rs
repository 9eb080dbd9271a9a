//! `plek restore`: a backup, of either database, into an empty one.

use super::{Error, doctor, open};
use crate::config::Config;
use crate::disk;
use std::fs::File;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `plek restore` takes.
#[derive(clap::Args, Clone, Debug)]
pub struct Args {
    /// The backup; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Restores all or nothing, then looks whether all is well.
pub async fn run(config: Config, args: &Args) -> Result<ExitCode, Error> {
    let from: Box<dyn Read + Send> = if args.file == Path::new("-") {
        Box::new(stdin())
    } else {
        Box::new(File::open(&args.file).map_err(|cause| Error::Backups { path: args.file.clone(), cause })?)
    };
    if let Some(folder) = disk::data_folder(&config) {
        disk::writable(&folder).map_err(|cause| Error::ReadOnly { folder, cause })?;
    }
    let state = open(&config).await?;
    let header = state.database.restore(from).await.map_err(Error::Restore)?;
    for table in &header.tables {
        println!("{:>12}  {}", table.rows, table.name);
    }
    println!("{:>12}  rows, as they were at {} (Plek {})", header.rows(), header.taken_at, header.plek);
    let findings = state.database.doctor().await.map_err(Error::Read)?;
    state.database.close().await;
    Ok(doctor::report(&findings))
}
