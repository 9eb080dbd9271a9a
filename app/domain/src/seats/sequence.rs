//! When no seat is free for all of a period: a sequence of seats, with the fewest moves.
//!
//! "Free now and free longest": who always takes the seat that stays free longest moves least often, because every other
//! choice ends no later. A piece must not be shorter than the shortest booking, so the last two pieces may share what is
//! left between them.

use super::Occupied;
use crate::ids::SeatId;
use crate::time::{Period, Timestamp};
use std::collections::HashMap;

/// One seat of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which.
    pub seat: SeatId,
    /// When one sits there.
    pub period: Period,
}

/// A seat that may be part of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub seat: SeatId,
    /// Minutes that stay empty behind a booking on it.
    pub buffer: i64,
    /// Shortest booking on it, in minutes.
    pub least: i64,
}

/// How one gets to a stop.
#[derive(Clone, Copy)]
struct Reached {
    /// With how many pieces.
    pieces: usize,
    /// The stop where the last one begins, and its seat; none for the first stop.
    by: Option<(usize, SeatId)>,
}

/// Most pieces that anybody would want.
const MOST: usize = 4;

/// The sequence over a period with the fewest moves; none when there is none of at most four pieces. `lines` are the
/// instants within the period at which one may change seats, in order; of seats that are free equally long the first
/// candidate is taken, so they come the best first.
#[must_use]
pub fn fewest_moves(
    asked: Period,
    lines: &[Timestamp],
    candidates: &[Candidate],
    occupied: &[Occupied],
) -> Option<Vec<Piece>> {
    let mut kept: HashMap<SeatId, Vec<Period>> = HashMap::new();
    for known in occupied {
        kept.entry(known.seat).or_default().push(known.held);
    }
    let inside = lines.iter().copied().filter(|line| asked.from() < *line && *line < asked.until());
    let stops: Vec<Timestamp> = [asked.from()].into_iter().chain(inside).chain([asked.until()]).collect();
    // By stop, found from the first one on, piece by piece.
    let mut reached: Vec<Option<Reached>> = vec![None; stops.len()];
    *reached.first_mut()? = Some(Reached { pieces: 0, by: None });
    for pieces in 0..MOST {
        // The latest first: who changes seats does so as late as the first seat lasts.
        let here: Vec<usize> =
            (0..stops.len()).filter(|at| reached[*at].is_some_and(|known| known.pieces == pieces)).collect();
        for start in here.into_iter().rev() {
            let from = stops[start];
            let free = |of: &Candidate| {
                let kept = kept.get(&of.seat).map_or(&[][..], Vec::as_slice);
                free_until(from, of.buffer, kept, asked.until())
            };
            // Each later stop by the seat that stays free longest among those on which so short a stay is allowed.
            let mut reaches: Vec<(Timestamp, &Candidate)> = candidates.iter().map(|of| (free(of), of)).collect();
            reaches.retain(|(until, _)| *until > from);
            reaches.sort_by_key(|(until, _)| std::cmp::Reverse(*until));
            for end in start + 1..stops.len() {
                let fits = |(until, candidate): &&(Timestamp, &Candidate)| {
                    stops[end] <= *until && from.plus_minutes(candidate.least) <= stops[end]
                };
                if reached[end].is_none()
                    && let Some((_, candidate)) = reaches.iter().find(fits)
                {
                    reached[end] = Some(Reached { pieces: pieces + 1, by: Some((start, candidate.seat)) });
                }
            }
        }
    }
    let mut found = Vec::new();
    let mut at = stops.len() - 1;
    while let Some((start, seat)) = reached[at]?.by {
        found.push(Piece { seat, period: Period::new(stops[start], stops[at])? });
        at = start;
    }
    found.reverse();
    Some(found)
}

/// Until when a seat can be booked from an instant on; not after that instant when it is kept then.
fn free_until(from: Timestamp, buffer: i64, kept: &[Period], end: Timestamp) -> Timestamp {
    let behind = kept.iter().filter(|period| period.until() > from);
    behind.map(|period| period.from().plus_minutes(-buffer)).fold(end, Timestamp::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, MINUTE};
    use uuid::Uuid;

    const START: Timestamp = Timestamp(1_000_000 * HOUR);

    fn seat(number: u64) -> SeatId {
        SeatId(Uuid::from_u128(u128::from(number)))
    }

    fn halves(from: i64, until: i64) -> Period {
        Period::new(START.plus_seconds(from * 30 * MINUTE), START.plus_seconds(until * 30 * MINUTE)).unwrap()
    }

    fn lines(count: i64) -> Vec<Timestamp> {
        (0..=count).map(|line| START.plus_seconds(line * 30 * MINUTE)).collect()
    }

    /// Whether pieces are a sequence that can be booked.
    fn holds(pieces: &[Piece], asked: Period, candidates: &[Candidate], occupied: &[Occupied]) {
        assert_eq!(pieces.first().map(|piece| piece.period.from()), Some(asked.from()));
        assert_eq!(pieces.last().map(|piece| piece.period.until()), Some(asked.until()));
        assert!(pieces.windows(2).all(|two| two[0].period.until() == two[1].period.from()), "{pieces:?}");
        for piece in pieces {
            let of = candidates.iter().find(|candidate| candidate.seat == piece.seat).unwrap();
            assert!(piece.period.minutes() >= of.least, "{pieces:?}");
            let held = piece.period.with_buffer(of.buffer);
            assert!(occupied.iter().all(|kept| kept.seat != piece.seat || !kept.held.overlaps(&held)), "{pieces:?}");
        }
    }

    /// The fewest pieces by trying everything, up to `most`.
    fn by_force(from: i64, end: i64, most: usize, candidates: &[Candidate], occupied: &[Occupied]) -> Option<usize> {
        if from == end {
            return Some(0);
        }
        if most == 0 {
            return None;
        }
        let fits = |candidate: &Candidate, until: i64| {
            let held = halves(from, until).with_buffer(candidate.buffer);
            (until - from) * 30 >= candidate.least
                && occupied.iter().all(|kept| kept.seat != candidate.seat || !kept.held.overlaps(&held))
        };
        let stops = (from + 1..=end).filter(|until| candidates.iter().any(|candidate| fits(candidate, *until)));
        stops.filter_map(|until| by_force(until, end, most - 1, candidates, occupied)).min().map(|rest| rest + 1)
    }

    #[test]
    fn never_more_moves_than_trying_everything_finds() {
        let mut rng = fastrand::Rng::with_seed(14);
        let (mut found, mut none) = (0, 0);
        for _ in 0..2_000 {
            let length = rng.i64(2..10);
            let candidates: Vec<Candidate> = (0..rng.u64(1..5))
                .map(|number| Candidate { seat: seat(number), buffer: 15 * rng.i64(0..2), least: 30 * rng.i64(1..4) })
                .collect();
            let occupied: Vec<Occupied> = (0..rng.usize(0..10))
                .map(|_| {
                    let from = rng.i64(-2..length);
                    Occupied { seat: seat(rng.u64(0..5)), held: halves(from, from + rng.i64(1..5)) }
                })
                .collect();
            let asked = halves(0, length);
            let pieces = fewest_moves(asked, &lines(length), &candidates, &occupied);
            let expected = by_force(0, length, MOST, &candidates, &occupied);
            assert_eq!(pieces.as_ref().map(Vec::len), expected, "{length} {candidates:?} {occupied:?}");
            match pieces {
                Some(pieces) => {
                    holds(&pieces, asked, &candidates, &occupied);
                    found += 1;
                }
                None => none += 1,
            }
        }
        assert!(found > 300 && none > 300, "{found} found, {none} not: the cases say little");
    }

    #[test]
    fn the_first_of_those_that_are_free_equally_long_is_taken() {
        let candidates = [0, 1, 2].map(|number| Candidate { seat: seat(number), buffer: 0, least: 30 });
        let occupied = [0, 1, 2].map(|number| Occupied { seat: seat(number), held: halves(4, 5) });
        let other = [Candidate { seat: seat(3), buffer: 0, least: 30 }];
        let all: Vec<Candidate> = candidates.into_iter().chain(other).collect();
        let kept: Vec<Occupied> =
            occupied.into_iter().chain([Occupied { seat: seat(3), held: halves(0, 3) }]).collect();
        let pieces = fewest_moves(halves(0, 8), &lines(8), &all, &kept).unwrap();
        assert_eq!(pieces.iter().map(|piece| piece.seat).collect::<Vec<_>>(), [seat(0), seat(3)]);
    }
}
