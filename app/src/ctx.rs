//! What every handler has at hand: the state of the application and the reader of the page.

use crate::contacts::Contacts;
use crate::i18n::{Lang, Texts};
use crate::people::{Passwords, cookie_value, token};
use crate::profile::Pictures;
use crate::render::NoPage;
use crate::seats::DayCounts;
use axum::extract::FromRequestParts;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use leptos::config::LeptosOptions;
use leptos::nonce::Nonce;
use plek_domain::access::Actor;
use plek_domain::ids::{PersonId, SessionId};
use plek_domain::people::sessions::{NoteSession, recognise};
use plek_domain::people::{Person, Session};
use plek_domain::places::Profile;
use plek_domain::store::{Key, Store};
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

/// Somebody that a visitor of the demo can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPerson {
    /// Who.
    pub id: PersonId,
    /// What they are called: "Noor".
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
    /// Hashes passwords.
    pub passwords: Passwords,
    /// Reads the pictures that are sent.
    pub pictures: Pictures,
    /// How full the coming days are, as this process counted last.
    pub(crate) days: Arc<DayCounts>,
    /// How one reaches the libraries.
    pub(crate) contacts: Contacts,
}

impl AppState {
    /// `demo_people` is empty when this is no demo.
    #[must_use]
    pub fn new(store: Store, options: LeptosOptions, demo_people: Vec<DemoPerson>) -> Self {
        // Fails only when it is done already: a test with two applications.
        drop(any_spawner::Executor::init_tokio());
        Self {
            store,
            options,
            demo_people: demo_people.into(),
            origin: Arc::default(),
            passwords: Passwords::default(),
            pictures: Pictures::default(),
            days: Arc::default(),
            contacts: Contacts::default(),
        }
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
}

/// Who reads: the language, and what the page's address asked for.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The texts in the reader's language.
    pub texts: Texts,
    /// The language was chosen in this very request: remember it.
    pub chosen: Option<Lang>,
    /// How sure the language is.
    pub asked: Asked,
    /// The request's nonce, for the scripts of islands.
    pub nonce: Option<Nonce>,
}

/// Where a reader's language comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// They chose it, now or before.
    Chosen,
    /// Their browser asks for it.
    Heard,
    /// Nobody said anything: a library's own goes before ours.
    Silent,
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
        let kept = chosen.or_else(|| cookie_value(parts, LANG_COOKIE).and_then(Lang::parse));
        let heard = header(ACCEPT_LANGUAGE).and_then(Lang::accepted);
        let asked = match (kept, heard) {
            (Some(_), _) => Asked::Chosen,
            (None, Some(_)) => Asked::Heard,
            (None, None) => Asked::Silent,
        };
        let texts = Texts::new(kept.or(heard).unwrap_or_default());
        Self { texts, chosen, asked, nonce: parts.extensions.get::<Nonce>().cloned() }
    }

    /// The same reader at a library: its language for those who asked for none, and its Dutch for those whose browser
    /// asks for Dutch.
    #[must_use]
    pub fn at(self, profile: &Profile) -> Self {
        let own = Lang::parse(&profile.lang).unwrap_or_default();
        let both_dutch = self.texts.lang().is_dutch() && own.is_dutch();
        match self.asked {
            Asked::Silent => Self { texts: Texts::new(own), ..self },
            Asked::Heard if both_dutch => Self { texts: Texts::new(own), ..self },
            Asked::Heard | Asked::Chosen => self,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

/// Where a request comes from, as far as proxies that we trust say so. A layer of the server puts it into the request;
/// without one all requests come from the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// What is limited together: one IPv4 address, or the IPv6 network that one house has.
    #[must_use]
    pub fn place(self) -> String {
        match self.0 {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("{:x}", address.to_bits() >> 64),
        }
    }
}

impl Default for ClientAddress {
    fn default() -> Self {
        Self(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
    }
}

/// Who asks for a page: its reader, who acts, and by which session they were recognised.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The reader.
    pub reader: Reader,
    /// Who acts.
    pub actor: Actor,
    /// Their session; none when nobody is signed in.
    pub session: Option<Session>,
    /// Where the request comes from.
    pub address: ClientAddress,
}

impl Visitor {
    /// The same visitor at a library, in its language when they asked for none.
    #[must_use]
    pub fn at(&self, profile: &Profile) -> Self {
        Self { reader: self.reader.clone().at(profile), ..self.clone() }
    }

    /// The person who is signed in.
    #[must_use]
    pub fn person(&self) -> Option<&Person> {
        match &self.actor {
            Actor::Person(person) => Some(person),
            _ => None,
        }
    }
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = NoPage;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NoPage> {
        let reader = Reader::of(parts);
        let address = parts.extensions.get::<ClientAddress>().copied().unwrap_or_default();
        let mut visitor = Self { reader, actor: Actor::Anonymous, session: None, address };
        state.contacts.renew(&state.store).await;
        let Some(token) = token(parts) else { return Ok(visitor) };
        let now = state.store.now();
        let failed = NoPage::store(&visitor.reader);
        let mut reads = state.store.read().await.map_err(&failed)?;
        if let Some((session, actor)) = recognise(reads.as_mut(), &token.hash(), now).await.map_err(&failed)? {
            if session.wants_a_note(now) {
                note(state.store.clone(), session.id);
            }
            (visitor.actor, visitor.session) = (actor, Some(session));
        }
        Ok(visitor)
    }
}

/// Notes that a session is in use, without anybody waiting for it; when it fails the next request tries again.
fn note(store: Store, session: SessionId) {
    tokio::spawn(async move {
        if let Err(error) = store.write(&Actor::Job("note-session"), NoteSession { session }, Key::Fresh).await {
            tracing::warn!(?error, "a session's use was not noted");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::COOKIE;

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

    #[test]
    fn a_library_speaks_its_own_language_to_those_who_asked_for_none() {
        let dutch = Profile { lang: "nl-NL".to_owned(), ..Profile::default() };
        let french = Profile { lang: "fr".to_owned(), ..Profile::default() };
        let at = |reader: Reader, profile| reader.at(profile).texts.lang();
        assert_eq!(at(reader("/", "", ""), &french), Lang::Fr);
        assert_eq!(at(reader("/", "", "de"), &french), Lang::Fr);
        assert_eq!(at(reader("/", "", "en"), &french), Lang::En);
        assert_eq!(at(reader("/", "", "nl"), &dutch), Lang::NlNl);
        assert_eq!(at(reader("/", "", "nl"), &french), Lang::NlBe);
        assert_eq!(at(reader("/", "plek-lang=nl-BE", "nl"), &dutch), Lang::NlBe);
        assert_eq!(at(reader("/?lang=nl-BE", "", ""), &dutch), Lang::NlBe);
    }
}
