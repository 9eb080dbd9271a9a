//! Where a page went whose library or branch got another name in its address: links and bookmarks outlive renames.

use crate::AppState;
use plek_domain::error::StoreError;
use plek_domain::places::Library;
use plek_domain::ports::Reads;

/// The address of today for one that was not found; none when no library or branch ever had such a name.
pub async fn moved(state: &AppState, path: &str, question: Option<&str>) -> Result<Option<String>, StoreError> {
    let mut parts: Vec<&str> = path.split('/').skip(1).collect();
    let staff = parts.first() == Some(&"staff");
    let at = usize::from(staff);
    let Some(slug) = parts.get(at).copied().filter(|slug| !slug.is_empty()) else { return Ok(None) };
    let mut reads = state.store.read().await?;
    let Some(library) = library(reads.as_mut(), slug).await? else { return Ok(None) };
    let branches = reads.places().branches(library.id).await?;
    let stands = |slug: &str| branches.iter().any(|branch| branch.slug.as_str() == slug);
    // Staff's pages name the branch in the path, the others in the question.
    let in_path = parts.get(at + 1).copied().filter(|slug| staff && !stands(slug));
    let pairs: Vec<&str> = question.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()).collect();
    let asked = pairs.iter().find_map(|pair| pair.strip_prefix("branch=")).filter(|slug| !staff && !stands(slug));
    let branch = match in_path.or(asked) {
        Some(former) => reads.places().branch_formerly(library.id, former).await?,
        None => None,
    };
    drop(reads);
    let name = branch.as_ref().map(ToString::to_string);
    let library_name = library.slug.to_string();
    parts[at] = &library_name;
    if let (Some(name), Some(_)) = (&name, in_path) {
        parts[at + 1] = name;
    }
    let pairs: Vec<String> = pairs
        .into_iter()
        .map(|pair| match (&name, pair.starts_with("branch="), asked) {
            (Some(name), true, Some(_)) => format!("branch={name}"),
            _ => pair.to_owned(),
        })
        .collect();
    let mut to = format!("/{}", parts.join("/"));
    if !pairs.is_empty() {
        to = format!("{to}?{}", pairs.join("&"));
    }
    let was = question.map_or_else(|| path.to_owned(), |question| format!("{path}?{question}"));
    Ok(Some(to).filter(|to| *to != was))
}

/// The library that has this name, or had it last.
async fn library(reads: &mut dyn Reads, slug: &str) -> Result<Option<Library>, StoreError> {
    let known = reads.places().libraries().await?;
    match known.into_iter().find(|library| library.slug.as_str() == slug) {
        Some(library) => Ok(Some(library)),
        None => reads.places().library_formerly(slug).await,
    }
}
