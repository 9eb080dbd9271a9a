//! [`Link`]: a network between Plek and PostgreSQL that fails on request.

use plek_storage::testing::TestDatabase;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What the network does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Carries everything.
    Up,
    /// Swallows everything: nothing arrives and nothing is refused.
    Frozen,
    /// Carries the next COMMIT, waits for its answer and then breaks instead of carrying that back.
    LosesAnswer,
    /// Breaks every connection.
    Down,
    /// Leaves connections that were open to themselves, for good, and carries new ones: another machine has taken over
    /// the address, and nobody told those who were talking to the first.
    Elsewhere,
}

/// A TCP link to PostgreSQL on a port of its own.
pub struct Link {
    here: SocketAddr,
    there: String,
    state: Arc<watch::Sender<State>>,
    listening: Option<JoinHandle<()>>,
    path: String,
}

impl Link {
    /// A link to the database that carries everything.
    pub async fn to(database: &TestDatabase) -> Self {
        let (_, address) = database.url().split_once('@').expect("a user in the URL");
        let (there, path) = address.split_once('/').expect("a database in the URL");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut link = Self {
            here: listener.local_addr().unwrap(),
            there: there.to_owned(),
            state: Arc::new(watch::Sender::new(State::Up)),
            listening: None,
            path: path.to_owned(),
        };
        link.listen(listener);
        link
    }

    /// The database's address over this link.
    pub fn url(&self) -> String {
        format!("postgres://plek@{}/{}", self.here, self.path)
    }

    /// Nothing gets through any more, and nobody says so.
    pub fn freeze(&self) {
        self.state.send_replace(State::Frozen);
    }

    /// What was held back arrives.
    pub fn thaw(&self) {
        self.state.send_replace(State::Up);
    }

    /// Another machine answers at the address from now on.
    pub fn move_elsewhere(&self) {
        self.state.send_replace(State::Elsewhere);
    }

    /// The answer to the next COMMIT gets lost with its connection.
    pub fn lose_answer(&self) {
        self.state.send_replace(State::LosesAnswer);
    }

    /// As if the server had stopped: connections break, new ones are refused.
    pub async fn cut(&mut self) {
        if let Some(listening) = self.listening.take() {
            listening.abort();
            drop(listening.await);
        }
        self.state.send_replace(State::Down);
    }

    /// As if it had started again.
    pub async fn restore(&mut self) {
        self.state.send_replace(State::Up);
        self.listen(TcpListener::bind(self.here).await.unwrap());
    }

    fn listen(&mut self, listener: TcpListener) {
        let (there, state) = (self.there.clone(), Arc::clone(&self.state));
        self.listening = Some(tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                let (there, state) = (there.clone(), Arc::clone(&state));
                tokio::spawn(async move {
                    if let Ok(server) = TcpStream::connect(there).await {
                        drop(carry(client, server, &state).await);
                    }
                });
            }
        }));
    }
}

/// Carries one connection until either side or the link ends it.
async fn carry(mut client: TcpStream, mut server: TcpStream, state: &watch::Sender<State>) -> std::io::Result<()> {
    let is_new = *state.borrow() == State::Elsewhere;
    let mut seen = state.subscribe();
    let mut forgotten = false;
    let (mut up, mut down) = ([0; 16 * 1024], [0; 16 * 1024]);
    loop {
        let now = *seen.borrow_and_update();
        if now == State::Down {
            return Ok(());
        }
        forgotten |= now == State::Elsewhere && !is_new;
        let flows = now != State::Frozen && !forgotten;
        tokio::select! {
            _ = seen.changed() => {}
            read = client.read(&mut up), if flows => {
                let bytes = &up[..read?];
                if bytes.is_empty() {
                    return Ok(());
                }
                server.write_all(bytes).await?;
                if now == State::LosesAnswer && bytes.windows(7).any(|word| word == b"COMMIT\0") {
                    let _lost = server.read(&mut down).await?;
                    state.send_replace(State::Up);
                    return Ok(());
                }
            }
            read = server.read(&mut down), if flows => {
                let bytes = &down[..read?];
                if bytes.is_empty() {
                    return Ok(());
                }
                client.write_all(bytes).await?;
            }
        }
    }
}
