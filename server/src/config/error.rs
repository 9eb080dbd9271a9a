//! What can be wrong with a configuration, said so that it can be mended: key, value and where it stands.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use thiserror::Error;

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The command line.
    Flag,
    /// A variable of the environment.
    Environment,
    /// The configuration file.
    File(PathBuf),
    /// Nobody said anything.
    Default,
}

/// A value with its key and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The key, as in the file.
    pub key: &'static str,
    /// What was written.
    pub value: String,
    /// Where.
    pub by: Source,
}

impl fmt::Display for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {:?} (", self.key, without_password(&self.value))?;
        match &self.by {
            Source::Flag => write!(f, "flag --{}", self.key.replace('_', "-"))?,
            Source::Environment => write!(f, "environment variable PLEK_{}", self.key.to_uppercase())?,
            Source::File(path) => write!(f, "file {}", path.display())?,
            Source::Default => f.write_str("default")?,
        }
        f.write_str(")")
    }
}

/// The value with what stands between `//` and `@` left out: error messages end up in logs and tickets.
fn without_password(value: &str) -> String {
    match (value.find("//"), value.rfind('@')) {
        (Some(start), Some(end)) if start + 2 <= end => format!("{}…{}", &value[..start + 2], &value[end..]),
        _ => value.to_owned(),
    }
}

/// Why there is no configuration to start with.
#[derive(Debug, Error)]
pub enum Error {
    /// A value that cannot be what its key needs.
    #[error("{given} is not {expected}")]
    Value {
        /// What was written, and where.
        given: Given,
        /// What would do.
        expected: &'static str,
    },
    /// A variable that looks like ours and is not.
    #[error("the environment variable {name} means nothing to Plek; these do: {known}")]
    UnknownVariable {
        /// Its name.
        name: String,
        /// The names that exist.
        known: String,
    },
    /// The file is not there, or not for us.
    #[error("cannot read the configuration file {}", path.display())]
    Unreadable {
        /// Its path.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// The file is no TOML, or has a key that we do not know.
    #[error("the configuration file {} cannot be used", path.display())]
    Malformed {
        /// Its path.
        path: PathBuf,
        /// Where in it and why.
        #[source]
        cause: Box<toml::de::Error>,
    },
    /// People elsewhere need an address, and passwords and tickets need https.
    #[error(
        "Plek listens on {listen}, beyond this machine: public_url must say under which https address people reach it"
    )]
    PublicUrlNeeded {
        /// Where it listens.
        listen: SocketAddr,
    },
    /// Nothing but https beyond this machine.
    #[error("{given} is not safe: https is needed, because its host is not this machine")]
    PublicUrlUnsafe {
        /// What was written, and where.
        given: Given,
    },
    /// A clock that is set is for demos and tests.
    #[error("{given} is for demos and tests: only with `plek demo`, or when `listen` is this machine")]
    ClockNotAllowed {
        /// What was written, and where.
        given: Given,
    },
    /// A key that does nothing without another one.
    #[error("{given} needs {missing} beside it")]
    Lonely {
        /// What was written, and where.
        given: Given,
        /// The key that is missing.
        missing: &'static str,
    },
    /// In a demo anyone may be anyone.
    #[error(
        "{given} would show the demo, where anyone may be anyone, beyond this machine: only the flag --listen may do that"
    )]
    DemoExposed {
        /// What was written, and where.
        given: Given,
    },
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(without_password("postgres://plek:s3cret@db/plek"), "postgres://…@db/plek");
        assert_eq!(without_password("mysql://u:p@ss@db"), "mysql://…@db");
        assert_eq!(without_password("sqlite:data/plek.db"), "sqlite:data/plek.db");
        assert_eq!(without_password("@//"), "@//");
    }
}
