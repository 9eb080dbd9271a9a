//! What every handler has at hand: the state of the application and the reader of the page.

use crate::i18n::{Lang, Texts};
use crate::render::NoPage;
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use leptos::config::LeptosOptions;
use leptos::nonce::Nonce;
use plek_domain::access::Actor;
use plek_domain::error::StoreError;
use plek_domain::ids::PersonId;
use plek_domain::ports::Reads;
use plek_domain::store::Store;
use std::convert::Infallible;
use std::sync::Arc;

/// Somebody that a visitor of the demo can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPerson {
    /// Who.
    pub id: PersonId,
    /// Their name, with what they are ("student Noor").
    pub name: String,
}

/// The state of the application; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// What is kept.
    pub store: Store,
    /// Where Leptos finds the islands' script.
    pub options: LeptosOptions,
    /// The people a visitor can be; empty when this is no demo.
    pub demo_people: Arc<[DemoPerson]>,
    /// Where the installation is found (`https://plek.example`): what is printed leads there.
    pub origin: Arc<str>,
}

impl AppState {
    /// `demo_people` is empty when this is no demo: then nobody can act until sign-in exists.
    #[must_use]
    pub fn new(store: Store, options: LeptosOptions, demo_people: Vec<DemoPerson>) -> Self {
        // Fails only when it is done already: a test with two applications.
        drop(any_spawner::Executor::init_tokio());
        Self { store, options, demo_people: demo_people.into(), origin: Arc::default() }
    }

    /// The same, found at this origin.
    #[must_use]
    pub fn at(self, origin: &str) -> Self {
        Self { origin: origin.into(), ..self }
    }

    /// Whether visitors may pick who they are.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        !self.demo_people.is_empty()
    }

    /// Who acts when a visitor picked a person. Only a demo believes them.
    pub(crate) async fn picked_actor(&self, reads: &mut dyn Reads, person: PersonId) -> Result<Actor, StoreError> {
        if !self.is_demo() {
            return Ok(Actor::Anonymous);
        }
        let person = reads.people().person(person).await?;
        Ok(person.map_or(Actor::Anonymous, |person| Actor::Person(Box::new(person))))
    }
}

/// Who reads: the language, and what the page's address asked for.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The texts in the reader's language.
    pub texts: Texts,
    /// The language was chosen in this very request: remember it.
    pub chosen: Option<Lang>,
    /// The request's nonce, for the scripts of islands.
    pub nonce: Option<Nonce>,
}

/// Name of the cookie that remembers the language.
pub const LANG_COOKIE: &str = "plek-lang";

impl Reader {
    /// Reads language and nonce from a request.
    #[must_use]
    pub fn of(parts: &Parts) -> Self {
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let asked = parts.uri.query().unwrap_or("").split('&').find_map(|pair| pair.strip_prefix("lang="));
        let chosen = asked.and_then(Lang::parse);
        let lang = chosen.unwrap_or_else(|| Lang::choose(cookie(parts, LANG_COOKIE), header(ACCEPT_LANGUAGE)));
        Self { texts: Texts::new(lang), chosen, nonce: parts.extensions.get::<Nonce>().cloned() }
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

/// The value of a cookie.
fn cookie<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    let cookies = parts.headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// Name of the cookie that says whose eyes a visitor of the demo has borrowed.
pub const DEMO_COOKIE: &str = "plek-demo";

/// Who asks for a page: its reader, and who acts.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The reader.
    pub reader: Reader,
    /// Who acts.
    pub actor: Actor,
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = NoPage;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NoPage> {
        let reader = Reader::of(parts);
        let borrowed = cookie(parts, DEMO_COOKIE).and_then(|id| id.parse::<PersonId>().ok());
        let actor = match borrowed.filter(|_| state.is_demo()) {
            Some(person) => {
                let failed = NoPage::store(&reader);
                let mut reads = state.store.read().await.map_err(&failed)?;
                state.picked_actor(reads.as_mut(), person).await.map_err(&failed)?
            }
            None => Actor::Anonymous,
        };
        Ok(Self { reader, actor })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(uri: &str, cookie: &str, accept: &str) -> Reader {
        let request = axum::http::Request::builder().uri(uri).header(COOKIE, cookie).header(ACCEPT_LANGUAGE, accept);
        Reader::of(&request.body(()).unwrap().into_parts().0)
    }

    #[test]
    fn the_address_beats_the_cookie_and_the_cookie_the_browser() {
        assert_eq!(reader("/?lang=fr", "plek-lang=en", "nl").texts.lang(), Lang::Fr);
        assert_eq!(reader("/?day=1", "a=b; plek-lang=en", "nl").texts.lang(), Lang::En);
        assert_eq!(reader("/", "", "fr-BE,nl;q=0.5").texts.lang(), Lang::Fr);
        assert_eq!(reader("/?lang=xx", "", "").chosen, None);
    }
}
