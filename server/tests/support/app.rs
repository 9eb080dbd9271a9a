//! [`App`]: a Plek in this process, with a real listener, router and database, and a clock that stands still.

use super::client::Site;
use super::world::world;
use plek_domain::ids::PersonId;
use plek_domain::time::Clock;
use plek_storage::fill::Content;
use plek_storage::testing::{SeededEntropy, TestDatabase};
use plek_storage::{Database, Options};
use server::config::{Config, LogFormat, Mode, PublicUrl};
use server::shutdown::{self, Trigger};
use server::state::State;
use server::web;
use std::future::IntoFuture;
use std::net::SocketAddr;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

/// One Plek on a database. Several may share one.
pub struct App {
    site: Site,
    /// Dropped, it would begin the shutdown.
    _trigger: Trigger,
    /// Its own, when nobody else has it.
    _database: Option<TestDatabase>,
}

impl App {
    /// The demo, in which anyone may be anyone.
    pub async fn start(database: &TestDatabase) -> Self {
        Self::start_in(Mode::Demo, database).await
    }

    /// The demo on a SQLite database that no test looks into.
    pub async fn on_sqlite() -> Self {
        let database = TestDatabase::sqlite().await;
        let app = Self::start(&database).await;
        Self { _database: Some(database), ..app }
    }

    /// What is served outside a demo.
    pub async fn start_for_real(database: &TestDatabase) -> Self {
        Self::start_in(Mode::Serve, database).await
    }

    /// What is served before anybody put anything in.
    pub async fn empty(database: &TestDatabase) -> Self {
        Self::start_with(Mode::Serve, database, false).await
    }

    async fn start_in(mode: Mode, database: &TestDatabase) -> Self {
        Self::start_with(mode, database, true).await
    }

    async fn start_with(mode: Mode, database: &TestDatabase, filled: bool) -> Self {
        let clock = database.clock() as Arc<dyn Clock>;
        let entropy = Arc::new(SeededEntropy::new(fastrand::u64(..)));
        // Enough readers that a rush in a debug build waits for the processor and not for a connection; and of the
        // writers that wait for each other's locks one for each instance is enough.
        let options = Options { url: database.url().to_owned(), readers: 32, writers: 1 };
        let instance = Database::open(&options, Arc::clone(&clock), Arc::clone(&entropy) as _).await.unwrap();
        if filled {
            fill_if_empty(&instance).await;
        }
        let state = State { database: instance, clock, entropy };
        let (config, listener) = configuration(mode, database.url());
        // Shown with a test that fails; the first of a process that several share has started it for all.
        drop(tracing_subscriber::fmt().with_max_level(tracing::Level::WARN).with_test_writer().try_init());
        let (trigger, shutdown) = shutdown::pair();
        let router = web::router(&state, &config, &shutdown);
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(axum::serve(listener, service).into_future());
        Self { site: Site { origin: config.public_url.origin().to_owned() }, _trigger: trigger, _database: None }
    }
}

impl Deref for App {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.site
    }
}

/// Puts the world into a database that has nothing in it, and signs everybody in.
pub async fn fill_if_empty(database: &Database) {
    if database.is_empty().await.unwrap() {
        fill_with(database, &world()).await;
    }
}

/// Puts a world into a database that has nothing in it, and signs everybody in.
pub async fn fill_with(database: &Database, world: &Content) {
    database.fill(world).await.unwrap();
    let people: Vec<PersonId> = world.people.iter().map(|person| person.id).collect();
    database.sign_in_all(&people).await.unwrap();
}

fn configuration(mode: Mode, database: &str) -> (Config, web::Listener) {
    let listen = "127.0.0.1:0".parse().unwrap();
    let listener = web::bind(listen).unwrap();
    let config = Config {
        mode,
        listen,
        database: database.to_owned(),
        public_url: PublicUrl::of(listen),
        // Without files: a page is judged by its HTML.
        site: Some(PathBuf::from("/nowhere")),
        clock: None,
        mail: None,
        log: String::new(),
        log_format: LogFormat::Text,
        readers: 0,
        writers: 0,
        // A rush on a busy machine in a debug build; that nobody waits longer than this is tested where it matters.
        request_seconds: 15,
        trusted_proxies: Vec::new(),
        visitors: false,
    };
    let address = axum::serve::Listener::local_addr(&listener).unwrap();
    (config.bound_to(address), listener)
}
