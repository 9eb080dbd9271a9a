//! [`Proxy`]: a network between Plek and PostgreSQL that can go away.

use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What happens to what is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It arrives.
    Carrying,
    /// It is swallowed, and nobody says so.
    Swallowing,
    /// Its connection is broken.
    Broken,
}

/// A TCP proxy on a port of its own, that carries at first.
pub struct Proxy {
    here: SocketAddr,
    there: String,
    database: String,
    state: watch::Sender<State>,
    listening: Option<JoinHandle<()>>,
}

impl Proxy {
    /// Before the server of a `postgres://user@host:port/name`.
    pub async fn before(url: &str) -> Self {
        let (there, database) = url.split_once('@').and_then(|(_, address)| address.split_once('/')).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut proxy = Self {
            here: listener.local_addr().unwrap(),
            there: there.to_owned(),
            database: database.to_owned(),
            state: watch::Sender::new(State::Carrying),
            listening: None,
        };
        proxy.listen(listener);
        proxy
    }

    /// The database behind it.
    pub fn url(&self) -> String {
        format!("postgres://plek@{}/{}", self.here, self.database)
    }

    /// The server has stopped: connections break and new ones are refused.
    pub async fn cut(&mut self) {
        if let Some(listening) = self.listening.take() {
            listening.abort();
            drop(listening.await);
        }
        self.state.send_replace(State::Broken);
    }

    /// The server's machine has lost its power, or a firewall its memory: nothing arrives and nothing is refused.
    pub fn swallow(&self) {
        self.state.send_replace(State::Swallowing);
    }

    /// New connections are carried again. Those that lived through a cut or a swallowing stay as dead as they were.
    pub async fn restore(&mut self) {
        // A channel of its own for what comes from now on: the others never hear of it.
        let broken = *self.state.borrow() == State::Broken;
        let old = std::mem::replace(&mut self.state, watch::Sender::new(State::Carrying));
        if let Some(listening) = self.listening.take() {
            listening.abort();
            drop(listening.await);
        }
        if !broken {
            // Kept for good: a dropped sender would be news.
            std::mem::forget(old);
        }
        self.listen(TcpListener::bind(self.here).await.unwrap());
    }

    fn listen(&mut self, listener: TcpListener) {
        let (there, state) = (self.there.clone(), self.state.subscribe());
        self.listening = Some(tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                tokio::spawn(carry(client, there.clone(), state.clone()));
            }
        }));
    }
}

/// Carries one connection until either end or the network ends it.
async fn carry(client: TcpStream, there: String, mut state: watch::Receiver<State>) {
    let Ok(server) = TcpStream::connect(there).await else { return };
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let (up, down) = (state.clone(), state.clone());
    tokio::select! {
        () = pass_on(from_client, to_server, up) => {}
        () = pass_on(from_server, to_client, down) => {}
        _ = state.wait_for(|state| *state == State::Broken) => {}
    }
}

async fn pass_on(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, state: watch::Receiver<State>) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(length @ 1..) = from.read(&mut buffer).await {
        if *state.borrow() == State::Carrying && to.write_all(&buffer[..length]).await.is_err() {
            return;
        }
    }
}
