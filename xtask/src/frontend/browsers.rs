//! What the stylesheet may hold: the browsers of `xtask/css.mjs` (iOS 15.4, Chrome 109, Firefox 115) know nothing newer.

use anyhow::{Result, bail};

/// What has to be lowered or written otherwise, and why. What an old browser merely ignores without loss is not here.
const TOO_NEW: [(&str, &str); 7] = [
    ("light-dark(", "Chrome 123, Firefox 120, iOS 17.5"),
    ("@scope", "Chrome 118, Firefox 128, iOS 17.4"),
    ("@starting-style", "Chrome 117, Firefox 129, iOS 17.5"),
    (":has(", "Firefox 121: a whole rule is lost"),
    ("color-mix(", "Chrome 111, iOS 16.2"),
    ("oklch(", "Chrome 111, iOS 15.4 knows it, Firefox 113"),
    ("anchor-name", "Chrome 125"),
];

/// Fails with what an old browser would trip over.
pub fn check(css: &str) -> Result<()> {
    if let Some((new, since)) = TOO_NEW.iter().find(|(new, _)| css.contains(new)) {
        bail!("the stylesheet holds `{new}` ({since})");
    }
    match nested(css) {
        Some(rule) => bail!("the stylesheet holds a nested rule: {rule}"),
        None => Ok(()),
    }
}

/// The first rule that stands inside another one; at-rules may hold rules.
fn nested(css: &str) -> Option<String> {
    let mut open: Vec<bool> = Vec::new();
    let mut head = String::new();
    let mut quote = None;
    for letter in css.chars() {
        match (quote, letter) {
            (Some(end), letter) if letter == end => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '{') => {
                let rule = !head.trim_start().starts_with('@');
                if rule && open.last() == Some(&true) {
                    return Some(head.trim().to_owned());
                }
                open.push(rule);
                head.clear();
                continue;
            }
            (None, '}') => {
                open.pop();
                head.clear();
                continue;
            }
            (None, ';') => {
                head.clear();
                continue;
            }
            _ => {}
        }
        head.push(letter);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_old_browsers_do_not_know_is_named() {
        let fine = "@layer a{.b{color:red}@media print{.b:is(a,b){content:\"{&}\"}}}@font-face{src:url(a)}";
        assert!(check(fine).is_ok());
        for new in [
            ".a{.b{color:red}}",
            "@media print{.a{color:red;&:hover{color:blue}}}",
            ":root{--a:light-dark(#fff,#000)}",
            ".a:has(b){color:red}",
        ] {
            assert!(check(new).is_err(), "{new}");
        }
    }
}
