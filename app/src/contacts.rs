//! [`Contacts`]: how one reaches each library, at hand without asking storage. For help on pages that are about no
//! library, and for pages that say no while nothing can be read.

use plek_domain::error::StoreError;
use plek_domain::ids::LibraryId;
use plek_domain::places::{Library, Profile};
use plek_domain::store::Store;
use plek_domain::time::Timestamp;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// For how many seconds they are believed.
const FRESH: i64 = 60;

/// How long a page waits for them.
const PATIENCE: Duration = Duration::from_millis(500);

/// A library and how one reaches it.
#[derive(Clone, Debug)]
pub(crate) struct Contact {
    /// Which.
    pub library: Library,
    /// Its desk, and its colour.
    pub profile: Profile,
}

/// The libraries as this process last read them; cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Contacts(Arc<RwLock<Known>>);

#[derive(Default)]
struct Known {
    read_at: Option<Timestamp>,
    all: Arc<[Contact]>,
}

impl Contacts {
    /// All libraries, by name; none before the first reading.
    pub fn all(&self) -> Arc<[Contact]> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).all)
    }

    /// A library; none when it is not known yet.
    pub fn of(&self, library: LibraryId) -> Option<Contact> {
        self.all().iter().find(|contact| contact.library.id == library).cloned()
    }

    /// One of them was changed here: the next page reads them anew. Other instances find out within a minute.
    pub fn forget(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).read_at = None;
    }

    /// The library whose page, or whose staff's page, this address is.
    pub fn at(&self, path: &str) -> Option<Contact> {
        let path = path.split('?').next().unwrap_or_default();
        let mut parts = path.trim_start_matches('/').split('/');
        let slug = match parts.next() {
            Some("staff") => parts.next(),
            first => first,
        };
        self.all().iter().find(|contact| Some(contact.library.slug.as_str()) == slug).cloned()
    }

    /// Reads them again when they are older than a minute. Of those who come then only one waits for it.
    pub async fn renew(&self, store: &Store) {
        let now = store.now();
        {
            let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
            let fresh = known.read_at.is_some_and(|at| (0..FRESH).contains(&(now.0 - at.0)));
            // On an empty machine the first library is there at once.
            if fresh && !known.all.is_empty() {
                return;
            }
            known.read_at = Some(now);
        }
        // When they cannot be read, what was known stays: no page waits long for its foot.
        if let Ok(Ok(all)) = tokio::time::timeout(PATIENCE, read(store)).await {
            self.0.write().unwrap_or_else(PoisonError::into_inner).all = all;
        }
    }
}

async fn read(store: &Store) -> Result<Arc<[Contact]>, StoreError> {
    let mut reads = store.read().await?;
    let mut all = Vec::new();
    for library in reads.places().libraries().await? {
        let profile = reads.places().profile(library.id).await?;
        all.push(Contact { library, profile });
    }
    Ok(all.into())
}
