//! A client so light that it hardly takes CPU from the server it measures: one connection, requests as bytes.

use crate::Result;
use plek_domain::ids::PersonId;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// No answer within this time is a failure of the run: Plek promises one after two seconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a browser says it can unpack.
#[derive(Clone, Copy)]
pub enum Encoding {
    /// What browsers of today do.
    Browser,
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    const fn accepted(self) -> &'static str {
        match self {
            Self::Browser => "gzip, deflate, br, zstd",
            Self::Brotli => "gzip, br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }
}

/// The session's cookie, as it is sent back.
pub type Cookie = String;

/// A connection that is kept.
pub struct Client {
    stream: TcpStream,
    host: SocketAddr,
    encoding: Encoding,
    buffer: Vec<u8>,
    /// None of nobody.
    cookie: Option<Cookie>,
}

/// An answer, without its content.
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    /// The cookie that it sets.
    pub cookie: Option<String>,
    /// Bytes of the body as they were sent.
    pub bytes: usize,
    pub took: Duration,
}

impl Client {
    pub async fn connect(host: SocketAddr, encoding: Encoding) -> Result<Self> {
        let stream = TcpStream::connect(host).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, host, encoding, buffer: Vec::with_capacity(64 * 1024), cookie: None })
    }

    pub async fn get(&mut self, path: &str) -> Result<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\n{}\r\n", self.headers());
        self.exchange(&request).await
    }

    pub async fn post(&mut self, path: &str, form: &str) -> Result<Answer> {
        let host = self.host;
        let request = format!(
            "POST {path} HTTP/1.1\r\n{}Origin: http://{host}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.headers(),
            form.len()
        );
        self.exchange(&request).await
    }

    /// Signs in as somebody of the demo, and stays that for what follows.
    pub async fn be(&mut self, person: PersonId) -> Result<Cookie> {
        self.cookie = None;
        let answer = self.post("/demo/as", &format!("person={person}")).await?;
        let cookie = answer.cookie.ok_or("the demo lets nobody be anybody")?;
        self.cookie = Some(cookie.clone());
        Ok(cookie)
    }

    /// Is whoever the cookie says.
    pub fn carry(&mut self, cookie: Cookie) {
        self.cookie = Some(cookie);
    }

    fn headers(&self) -> String {
        let cookie = self.cookie.as_ref().map(|pair| format!("Cookie: {pair}\r\n")).unwrap_or_default();
        format!(
            "Host: {}\r\nAccept: text/html\r\nAccept-Language: nl\r\nAccept-Encoding: {}\r\n{cookie}",
            self.host,
            self.encoding.accepted()
        )
    }

    async fn exchange(&mut self, request: &str) -> Result<Answer> {
        let started = Instant::now();
        let exchanged = timeout(PATIENCE, async {
            self.stream.write_all(request.as_bytes()).await?;
            self.answer().await
        });
        let answer = exchanged.await.map_err(|_| "no answer from Plek")??;
        Ok(Answer { took: started.elapsed(), ..answer })
    }

    async fn answer(&mut self) -> Result<Answer> {
        self.buffer.clear();
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("Plek closed the connection".into());
            }
            if let Some(answer) = parse(&self.buffer)? {
                return Ok(answer);
            }
        }
    }
}

/// The answer in `bytes`, once it is whole.
fn parse(bytes: &[u8]) -> Result<Option<Answer>> {
    let Some(end) = find(bytes, b"\r\n\r\n") else { return Ok(None) };
    let (head, body) = (std::str::from_utf8(&bytes[..end])?, &bytes[end + 4..]);
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).ok_or("no status line")?.parse()?;
    let (mut length, mut location, mut cookie) = (None, None, None);
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = Some(value.parse::<usize>()?),
            "location" => location = Some(value.to_owned()),
            "set-cookie" => cookie = value.split(';').next().map(str::to_owned),
            _ => {}
        }
    }
    let bytes = match length {
        Some(length) => (body.len() >= length).then_some(length),
        None => chunks(body)?,
    };
    Ok(bytes.map(|bytes| Answer { status, location, cookie, bytes, took: Duration::ZERO }))
}

/// Length of a body in chunks, once its last one is there.
fn chunks(mut body: &[u8]) -> Result<Option<usize>> {
    let mut length = 0;
    loop {
        let Some(end) = find(body, b"\r\n") else { return Ok(None) };
        let size = usize::from_str_radix(std::str::from_utf8(&body[..end])?, 16)?;
        let Some(rest) = body.get(end + 2 + size + 2..) else { return Ok(None) };
        if size == 0 {
            return Ok(Some(length));
        }
        length += size;
        body = rest;
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
