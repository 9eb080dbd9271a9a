//! The word that somebody probably meant.

/// The known word that is nearest to `word`, if it is near.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = known.into_iter().map(|other| (distance(word, other), other)).min()?;
    (near.0 <= 3 && near.0 * 2 < word.chars().count()).then_some(near.1)
}

/// ", did you mean NEAREST?" or nothing.
pub(super) fn hint<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, known).map(|meant| format!(", did you mean {meant}?")).unwrap_or_default()
}

/// How many letters have to be put in, left out or changed to get from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut line: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.chars().enumerate() {
        let mut corner = std::mem::replace(&mut line[0], row + 1);
        for (at, other) in to.iter().enumerate() {
            let changed = corner + usize::from(letter != *other);
            corner = line[at + 1];
            line[at + 1] = changed.min(corner + 1).min(line[at] + 1);
        }
    }
    line.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_and_another_word_is_not() {
        let known = ["listen", "database", "public_url", "log", "log_format"];
        for (word, meant) in [
            ("databse", Some("database")),
            ("publicurl", Some("public_url")),
            ("Listen", Some("listen")),
            ("port", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
        assert_eq!((distance("", "abc"), distance("abc", ""), distance("kitten", "sitting")), (3, 3, 3));
    }
}
