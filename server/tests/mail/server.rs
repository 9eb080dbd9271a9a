//! A mail server for tests: it speaks SMTP (RFC 5321) on a socket of this machine, remembers what it took, and says no
//! when told to.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// A mail that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    /// As it was written, with the dots that were doubled for the journey taken out again.
    pub data: String,
}

/// What the server does beyond taking mail.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    /// It asks for this password, of the user `plek`.
    pub password: Option<&'static str>,
    /// It takes nothing from anybody: the answer to `MAIL`.
    pub sender: Option<&'static str>,
    /// It never answers after the last line of a mail.
    pub silent: bool,
}

/// The server; gone with the runtime of its test.
pub struct MailServer {
    pub port: u16,
    taken: Arc<Mutex<Vec<Taken>>>,
    said: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    pub async fn start(habits: Habits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (taken, said) = (Arc::<Mutex<Vec<Taken>>>::default(), Arc::<Mutex<Vec<String>>>::default());
        let (into, heard) = (Arc::clone(&taken), Arc::clone(&said));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let visit = Visit::new(stream, habits, Arc::clone(&into), Arc::clone(&heard));
                tokio::spawn(visit.run());
            }
        });
        Self { port, taken, said }
    }

    /// What was taken so far.
    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap().clone()
    }

    /// The first words of all lines that were said to it.
    pub fn commands(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }
}

/// One connection.
struct Visit {
    lines: BufReader<OwnedReadHalf>,
    out: OwnedWriteHalf,
    habits: Habits,
    taken: Arc<Mutex<Vec<Taken>>>,
    said: Arc<Mutex<Vec<String>>>,
}

impl Visit {
    fn new(stream: TcpStream, habits: Habits, taken: Arc<Mutex<Vec<Taken>>>, said: Arc<Mutex<Vec<String>>>) -> Self {
        let (lines, out) = stream.into_split();
        Self { lines: BufReader::new(lines), out, habits, taken, said }
    }

    async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        match self.lines.read_line(&mut line).await {
            Ok(length) if length > 0 => Some(line.trim_end_matches(['\r', '\n']).to_owned()),
            _ => None,
        }
    }

    async fn say(&mut self, answer: &str) {
        drop(self.out.write_all(format!("{answer}\r\n").as_bytes()).await);
    }

    async fn run(mut self) {
        self.say("220 mail.test ESMTP").await;
        let (mut from, mut to) = (String::new(), Vec::new());
        while let Some(line) = self.line().await {
            let word = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
            self.said.lock().unwrap().push(word.clone());
            let address =
                line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(inner, _)| inner);
            match word.as_str() {
                "EHLO" if self.habits.password.is_some() => self.say("250-mail.test\r\n250 AUTH PLAIN LOGIN").await,
                "EHLO" => self.say("250-mail.test\r\n250 SIZE 1000000").await,
                "AUTH" => {
                    // `\0plek\0<password>` in base64; only the one that fits is known here.
                    let right = matches!(self.habits.password, Some("s3cret")) && line.ends_with("AHBsZWsAczNjcmV0");
                    self.say(if right { "235 welcome" } else { "535 no such user" }).await;
                }
                "MAIL" => {
                    from = address.to_owned();
                    let answer = self.habits.sender.unwrap_or("250 ok");
                    self.say(answer).await;
                }
                "RCPT" if address.starts_with("busy") => self.say("451 try later").await,
                "RCPT" if address.starts_with("gone") => self.say("550 no such mailbox").await,
                "RCPT" => {
                    to.push(address.to_owned());
                    self.say("250 ok").await;
                }
                "DATA" => {
                    self.say("354 go on").await;
                    let cut = to.iter().any(|to| to.starts_with("cut"));
                    let Some(data) = self.data(cut).await else { return };
                    if self.habits.silent {
                        std::future::pending::<()>().await;
                    }
                    if to.iter().any(|to| to.starts_with("spam")) {
                        self.say("554 we do not like it").await;
                    } else {
                        let taken = Taken { from: std::mem::take(&mut from), to: std::mem::take(&mut to), data };
                        self.taken.lock().unwrap().push(taken);
                        self.say("250 taken").await;
                    }
                    to.clear();
                }
                "QUIT" => return self.say("221 bye").await,
                "RSET" | "NOOP" => self.say("250 ok").await,
                _ => self.say("502 what?").await,
            }
        }
    }

    /// The lines up to the single dot; none when the connection is cut among them.
    async fn data(&mut self, cut: bool) -> Option<String> {
        let mut data = String::new();
        loop {
            let line = self.line().await?;
            if cut {
                return None;
            }
            if line == "." {
                return Some(data);
            }
            data.push_str(line.strip_prefix('.').unwrap_or(&line));
            data.push_str("\r\n");
        }
    }
}
