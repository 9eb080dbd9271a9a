//! A misspelt `PLEK_…` variable is an error, or a production setting is silently the default.

use super::{Error, spelling};
use std::collections::BTreeSet;

/// Variables of the tools around Plek, which are not for Plek itself.
const OF_TOOLS: [&str; 2] = ["PLEK_E2E", "PLEK_URL"];

/// Refuses the first variable that starts like ours and is not among those that `command` knows.
pub fn check(command: &clap::Command, names: impl IntoIterator<Item = String>) -> Result<(), Error> {
    let known: BTreeSet<String> =
        command.get_arguments().filter_map(|arg| Some(arg.get_env()?.to_string_lossy().into_owned())).collect();
    let ours = |name: &String| {
        name.starts_with("PLEK_") && !name.starts_with("PLEK_TEST_") && !OF_TOOLS.contains(&name.as_str())
    };
    match names.into_iter().filter(ours).find(|name| !known.contains(name)) {
        None => Ok(()),
        Some(name) => {
            let hint = spelling::hint(&name, known.iter().map(String::as_str));
            Err(Error::UnknownVariable { name, hint, known: Vec::from_iter(known).join(", ") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::command;

    #[test]
    fn a_variable_of_ours_that_does_not_exist_is_named() {
        let check = |names: &[&str]| check(&command(), names.iter().map(|name| (*name).to_owned()));
        assert!(check(&["PATH", "PLEK_LISTEN", "PLEK_CONFIG", "PLEK_TEST_POSTGRES", "PLEK_E2E", "PLEK_URL"]).is_ok());
        let error = check(&["HOME", "PLEK_LISTENS"]).unwrap_err().to_string();
        assert!(error.contains("PLEK_LISTENS") && error.contains("PLEK_PUBLIC_URL"), "{error}");
        assert!(error.contains("did you mean PLEK_LISTEN?"), "{error}");
    }
}
