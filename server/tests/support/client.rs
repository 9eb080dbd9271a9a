//! [`Site`]: an address to go to, and [`Client`]: somebody who goes there.

use super::form::Form;
use super::page::Page;
use super::world::SEATS_PAGE;
use app::i18n::{Lang, Texts};
use plek_domain::ids::{BookingId, PersonId};
use plek_storage::testing::{DESK, token};
use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, LOCATION, ORIGIN};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder};
use std::time::{Duration, Instant};

/// No test waits longer than this for one answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where a Plek answers.
#[derive(Clone, Debug)]
pub struct Site {
    /// `http://127.0.0.1:PORT`, as a browser would write it in `Origin`.
    pub origin: String,
}

impl Site {
    /// Somebody who books for themselves.
    pub fn as_student(&self, person: PersonId) -> Client {
        self.client(Some(person))
    }

    /// Somebody at the desk of the small world's first branch.
    pub fn as_desk(&self) -> Client {
        self.client(Some(DESK))
    }

    /// Nobody.
    pub fn as_anonymous(&self) -> Client {
        self.client(None)
    }

    fn client(&self, person: Option<PersonId>) -> Client {
        let http = reqwest::Client::builder().redirect(Policy::none()).timeout(PATIENCE).no_proxy();
        Client { http: http.build().unwrap(), origin: self.origin.clone(), person }
    }
}

/// Somebody with a browser that runs no scripts and follows no redirects by itself.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    origin: String,
    person: Option<PersonId>,
}

impl Client {
    /// A request to build upon.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.origin));
        match self.person {
            Some(person) => request.header(COOKIE, format!("{}={}", app::SESSION_COOKIE, token(person).text())),
            None => request,
        }
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    /// A post that the caller may still change.
    pub fn posting(&self, path: &str, form: &Form) -> RequestBuilder {
        let body = form.clone().by(self.person).body();
        self.request(Method::POST, path).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body)
    }

    /// A post as a browser sends it from a page of ours.
    pub fn posting_from_here(&self, path: &str, form: &Form) -> RequestBuilder {
        self.posting(path, form).header(ORIGIN, &self.origin)
    }

    /// The same with a body as it is, and nobody added to it.
    pub fn sending(&self, path: &str, body: impl Into<reqwest::Body>) -> RequestBuilder {
        let request = self.request(Method::POST, path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        request.header(ORIGIN, &self.origin).body(body)
    }

    /// Posts a form as a whole answer.
    pub async fn post(&self, path: &str, form: &Form) -> Answer {
        Answer::of(self.posting_from_here(path, form)).await
    }

    /// A form with a file, as a browser sends it from a page of ours.
    pub fn sending_from_here(&self, path: &str, fields: &[(&str, &str)], file: Option<&[u8]>) -> RequestBuilder {
        const EDGE: &str = "------edge";
        let mut body = Vec::new();
        for (name, value) in fields {
            let field = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(field.as_bytes());
        }
        // A browser sends the field of a file in any case; without a name when none was picked.
        let name = if file.is_some() { "logo.svg" } else { "" };
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: image/svg+xml\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file.unwrap_or_default());
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.request(Method::POST, path).header(CONTENT_TYPE, kind).header(ORIGIN, &self.origin).body(body)
    }

    /// Posts the form of the page of seats.
    pub async fn book(&self, form: &Form) -> Answer {
        self.post(SEATS_PAGE, form).await
    }

    /// The same, where the connection may break before there is an answer.
    pub async fn try_to_book(&self, form: &Form) -> Result<Answer, reqwest::Error> {
        Answer::try_of(self.posting_from_here(SEATS_PAGE, form)).await
    }

    /// Follows an answer to where it leads.
    pub async fn follow(&self, answer: &Answer) -> Answer {
        self.get(answer.location()).await
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: String,
    /// The body, read as HTML.
    pub page: Page,
    /// How long it took.
    pub took: Duration,
}

impl Answer {
    /// Sends a request that must be answered.
    pub async fn of(request: RequestBuilder) -> Self {
        Self::try_of(request).await.expect("an answer")
    }

    /// Sends a request; an error when there is no answer.
    pub async fn try_of(request: RequestBuilder) -> Result<Self, reqwest::Error> {
        let start = Instant::now();
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.text().await?;
        Ok(Self { status, headers, page: Page::read(&body), body, took: start.elapsed() })
    }

    /// A header; empty when it is not there.
    pub fn header(&self, name: impl reqwest::header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where a redirect leads.
    #[track_caller]
    pub fn location(&self) -> &str {
        assert_eq!(self.status, 303, "no redirect after a post: {}", self.page.text());
        self.header(LOCATION)
    }

    /// The booking that was made.
    #[track_caller]
    pub fn booking(&self) -> BookingId {
        let (_, id) =
            self.location().split_once("booked=").unwrap_or_else(|| panic!("not booked: {}", self.page.text()));
        id.split('&').next().unwrap().parse().unwrap()
    }

    /// Whether it is a refusal by the rule of that code, in Dutch: the status, the rule's name and its title.
    pub fn is_refused(&self, code: &str) -> bool {
        let texts = Texts::new(Lang::NlBe);
        let says = |class: &str, words: String| self.page.part(class).is_some_and(|part| part.text() == words);
        self.status == 422
            && says("refusal__rule", texts.get(&format!("book-seat-refused-{code}-rule")))
            && says("refusal__title", texts.get(&format!("book-seat-refused-{code}")))
    }

    /// Fails unless it is that refusal.
    #[track_caller]
    pub fn must_be_refused(&self, code: &str) {
        assert!(self.is_refused(code), "not refused as {code}: {} {}", self.status, self.page.text());
    }

    /// What a refusal offers instead: forms that book it.
    pub fn alternatives(&self) -> Vec<Form> {
        self.page.part("refusal").map(|refusal| refusal.forms("")).unwrap_or_default()
    }
}
