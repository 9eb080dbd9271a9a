//! The socket.

use axum::serve::{ListenerExt, TapIo};
use std::io;
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// Connections that wait to be accepted. A rush for tickets brings hundreds in one second; a full queue would drop them,
/// and the clients would wait a second before the next try.
const BACKLOG: u32 = 1024;

/// A socket that sends what it has at once.
pub type Listener = TapIo<TcpListener, fn(&mut TcpStream)>;

/// Listens.
pub fn bind(address: SocketAddr) -> io::Result<Listener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A restart need not wait until the connections of the last run are forgotten.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket.listen(BACKLOG)?.tap_io(without_delay as fn(&mut TcpStream)))
}

/// Answers are written whole; holding back the last packet for more (Nagle) would only cost 40 ms.
fn without_delay(connection: &mut TcpStream) {
    // Where it cannot be set the connection works all the same, only slower.
    drop(connection.set_nodelay(true));
}
