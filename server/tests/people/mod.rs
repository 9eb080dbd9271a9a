//! Signing in, accounts, the people of a library, the first start.

mod account;
mod set_up;
mod sign_in;
mod staff;

pub use set_up::link as set_up_link;

use crate::support::{Answer, App, Client, Form};
use plek_domain::ids::SignInId;
use plek_storage::testing::TestDatabase;
use reqwest::Method;
use server::config::PublicUrl;
use server::mail::mailbox::Mailbox;
use server::mail::office::Office;
use server::mail::readers::Accounts;
use server::shutdown;
use std::sync::Arc;

/// The code that went to whoever asked, as the letter would say it.
pub async fn code(database: &TestDatabase, sign_in: &str) -> String {
    let id: SignInId = sign_in.parse().unwrap();
    let instance = database.instance().await;
    let mut reads = instance.store().read().await.unwrap();
    let now = instance.store().now();
    plek_domain::people::sign_in::code(reads.as_mut(), id, now).await.unwrap().expect("a code that is good")
}

/// The path of the link in the mail with a code that was sent last, as it stands there.
pub async fn mailed_link(database: &TestDatabase) -> String {
    let instance = database.instance().await;
    let store = instance.store();
    let public_url = PublicUrl::parse("https://plek.example").unwrap();
    let readers = Arc::new(Accounts { clock: database.clock() });
    let (_trigger, shutdown) = shutdown::pair();
    let office = Office::new(store.clone(), readers, Arc::new(Mailbox(store.clone())), &public_url, shutdown);
    office.run().await.unwrap();
    let mut reads = store.read().await.unwrap();
    let mails = reads.letters().demo_letters().await.unwrap();
    let newest = mails.iter().find(|mail| mail.kind == "sign-in-code").expect("a mail with a code").id;
    let mail = reads.letters().demo_letter(newest).await.unwrap().unwrap();
    let link = mail.text.lines().find_map(|line| line.strip_prefix("https://plek.example"));
    link.expect("a link").to_owned()
}

/// Asks for a code; the sign-in's id.
pub async fn ask(app: &App, email: &str) -> String {
    let answer = app.as_anonymous().post("/sign-in", &Form::default().and("email", email)).await;
    let path = answer.location().to_owned();
    path.strip_prefix("/sign-in/").expect("the page of the code").to_owned()
}

/// Comes with a code and whatever else the page asks for.
pub async fn come(app: &App, sign_in: &str, form: &Form) -> Answer {
    app.as_anonymous().post(&format!("/sign-in/{sign_in}"), form).await
}

/// The cookie that an answer sets, as it is sent back.
#[track_caller]
pub fn cookie(answer: &Answer) -> String {
    let set = answer.header("set-cookie");
    assert!(set.starts_with("__Host-plek="), "no session: {set:?} {}", answer.page.text());
    set.split(';').next().unwrap().to_owned()
}

/// Somebody new, signed in; their cookie.
pub async fn newcomer(database: &TestDatabase, app: &App, email: &str, name: &str) -> String {
    let sign_in = ask(app, email).await;
    let form = Form::default().and("code", code(database, &sign_in).await).and("name", name);
    cookie(&come(app, &sign_in, &form).await)
}

/// Asks for a page with a cookie.
pub async fn get(client: &Client, path: &str, cookie: &str) -> Answer {
    Answer::of(client.request(Method::GET, path).header("cookie", cookie)).await
}

/// Posts a form with a cookie.
pub async fn post(client: &Client, path: &str, form: &Form, cookie: &str) -> Answer {
    Answer::of(client.posting_from_here(path, form).header("cookie", cookie)).await
}
