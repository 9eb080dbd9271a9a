//! The browser's half: WASM with its glue, CSS, fonts and the files of `public/`, laid out in `target/site`.
//!
//! | There | From |
//! |---|---|
//! | `pkg/plek.js`, `pkg/plek_bg.wasm` | the package `app` with feature `hydrate` ([`wasm`]) |
//! | `pkg/plek.css` | `style/main.css` and what it imports ([`site`]) |
//! | `fonts/*.woff2` | npm packages of fontsource ([`site`]) |
//! | everything else | `public/` |

use std::path::Path;

use anyhow::Result;

use crate::packages;

mod browsers;
mod site;
mod wasm;

/// What the bundle is for; it decides how long we squeeze.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bundle {
    /// `cargo xtask dev`: at once, with names, unsqueezed and uncompressed.
    Dev,
    /// `demo` and `test`: small, without link-time optimisation to wait for.
    Demo,
    /// `bench` and what is shipped: as small as it gets.
    Release,
}

impl Bundle {
    /// The cargo profile of the WASM code.
    fn profile(self) -> &'static str {
        match self {
            Bundle::Dev => "dev",
            Bundle::Demo => "wasm-demo",
            Bundle::Release => "wasm-release",
        }
    }

    /// Cargo's folder for that profile.
    fn folder(self) -> &'static str {
        match self {
            Bundle::Dev => "debug",
            Bundle::Demo | Bundle::Release => self.profile(),
        }
    }

    /// Brotli's quality, or none where nothing is compressed.
    fn brotli(self) -> Option<u8> {
        match self {
            Bundle::Dev => None,
            Bundle::Demo => Some(9),
            Bundle::Release => Some(11),
        }
    }
}

/// Writes the compressed form of each file beside it.
pub fn compress(folder: &Path, bundle: Bundle) -> Result<()> {
    site::compress(folder, bundle)
}

/// Builds `target/site`; what has not changed is not made again.
pub fn build(bundle: Bundle) -> Result<()> {
    packages::wasm_target()?;
    packages::npm()?;
    let code = wasm::compile(bundle)?;
    let package = wasm::glue(bundle, &code)?;
    site::assemble(bundle, &package)
}
