//! [`sql!`]: marks a statement, so that a test finds all of them in the sources and prepares each on both databases.

/// A statement. `$1` placeholders, bound timestamps, no dialect: the text is the same for both databases.
macro_rules! sql {
    ($text:literal) => {
        $text
    };
}
pub(crate) use sql;

/// All statements in `src/repos`, for the test that prepares them.
#[cfg(test)]
pub fn statements() -> Vec<String> {
    let folder = format!("{}/src/repos", env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for (at, _) in source.match_indices("sql!(") {
            let literal = source[at + "sql!(".len()..].trim_start();
            let text = literal.strip_prefix('"').expect("sql! takes a plain literal");
            all.push(text[..text.find('"').expect("the literal ends")].to_owned());
        }
        // A statement that is not marked would escape the test.
        assert!(!source.contains(">(\""), "a statement without sql!");
    }
    all
}
