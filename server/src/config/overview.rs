//! [`Overview`]: each key with its value and where it came from, for people.

use super::settings::Text;
use super::{Error, Settings, Source, error::without_password, merge};
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::fmt;

/// All keys, in the order of the reference.
#[derive(Debug)]
pub struct Overview(Vec<Line>);

#[derive(Debug)]
struct Line {
    key: String,
    /// What counts; none when nobody said anything and there is no default.
    value: Option<(String, Source)>,
}

impl Overview {
    /// What a command line, the environment and the file that they name say.
    ///
    /// # Errors
    /// A file that cannot be read, or with keys that do not exist.
    pub fn of(matches: &ArgMatches) -> Result<Self, Error> {
        let file = merge::read_file(matches)?;
        let table = file.as_ref().map(|(text, path)| merge::table(text, path)).transpose()?.unwrap_or_default();
        let path = file.map(|(_, path)| path).unwrap_or_default();
        let settings = <Settings as clap::Args>::augment_args(clap::Command::new("keys"));
        let line = |arg: &clap::Arg| {
            let key = arg.get_id().as_str();
            let said = matches.try_get_one::<Text>(key).ok().flatten().map(|text| text.0.clone());
            let in_file = table.get(key).cloned().and_then(|value| Text::try_from(value).ok()).map(|text| text.0);
            let value = match matches.value_source(key) {
                Some(ValueSource::CommandLine) => said.map(|text| (text, Source::Flag)),
                Some(ValueSource::EnvVariable) => said.map(|text| (text, Source::Environment)),
                _ => {
                    in_file.map(|text| (text, Source::File(path.clone()))).or(said.map(|text| (text, Source::Default)))
                }
            };
            // What `--help` does not show of the environment is a secret, or has one in it.
            let shown = |text: String| match arg.is_hide_env_values_set() && !text.contains(':') {
                true => "…".to_owned(),
                false => without_password(&text),
            };
            Line { key: key.to_owned(), value: value.map(|(text, by)| (shown(text), by)) }
        };
        Ok(Self(settings.get_arguments().map(line).collect()))
    }
}

impl fmt::Display for Overview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Line { key, value } in &self.0 {
            match value {
                Some((value, by)) => writeln!(f, "{key} = {value:?} ({})", by.of(key))?,
                None => writeln!(f, "{key} is not set")?,
            }
        }
        Ok(())
    }
}
