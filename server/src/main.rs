//! The binary `plek`. Everything is in the library, where tests and tools reach it too.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::main()
}
