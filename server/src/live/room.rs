//! How many streams there may be.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most streams of one process. Each costs some 20 kB and hardly any time.
const MOST: usize = 5000;

/// Most from one address. A campus stands behind one, and its students must not shut each other out; but one house
/// shall not fill all of it.
const MOST_OF_ADDRESS: usize = 1500;

/// Counts streams.
#[derive(Debug, Default)]
pub(super) struct Room(Mutex<Inside>);

#[derive(Debug, Default)]
struct Inside {
    all: usize,
    by_address: HashMap<String, usize>,
}

/// A place for one stream; gives it back when dropped.
#[derive(Debug)]
pub(super) struct Ticket {
    room: Arc<Room>,
    address: String,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Full {
    /// This address has too many.
    Address,
    /// There are too many.
    House,
}

impl Room {
    /// A place, if there is one.
    pub(super) fn enter(self: &Arc<Self>, address: &str) -> Result<Ticket, Full> {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if inside.by_address.get(address).is_some_and(|count| *count >= MOST_OF_ADDRESS) {
            return Err(Full::Address);
        }
        if inside.all >= MOST {
            return Err(Full::House);
        }
        inside.all += 1;
        *inside.by_address.entry(address.to_owned()).or_default() += 1;
        Ok(Ticket { room: Arc::clone(self), address: address.to_owned() })
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let mut inside = self.room.0.lock().unwrap_or_else(PoisonError::into_inner);
        inside.all = inside.all.saturating_sub(1);
        if let Some(count) = inside.by_address.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                inside.by_address.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_cannot_fill_the_house_and_places_come_back() {
        let room = Arc::new(Room::default());
        let mut tickets: Vec<Ticket> = (0..MOST_OF_ADDRESS).map(|_| room.enter("campus").unwrap()).collect();
        assert_eq!(room.enter("campus").unwrap_err(), Full::Address);
        tickets.push(room.enter("home").unwrap());
        let others = (tickets.len()..MOST).map(|number| room.enter(&format!("home {number}")).unwrap());
        tickets.extend(others.collect::<Vec<_>>());
        assert_eq!(room.enter("late").unwrap_err(), Full::House);
        tickets.truncate(1);
        room.enter("late").unwrap();
        drop(tickets);
        assert_eq!(room.0.lock().unwrap().by_address.len(), 0, "addresses are not kept");
    }
}
