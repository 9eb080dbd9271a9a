//! The weave: every seat of the house one small glyph, drawn on the server and again in the browser when seats change.
//!
//! Glyphs stand in blocks of 20 by 4; each branch begins a new one. All glyphs of one kind in a branch are one path: a
//! stroke for each seat, next to its neighbour without saying where (`m2 0h6`). So 2,200 seats are about 15 kB, and two
//! after compression. A chair is that stroke twice, the second time narrower and higher: its back.

use plek_domain::seats::live::Marks;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Glyphs of a block: along, down.
const BLOCK: (u32, u32) = (20, 4);
/// The width and height of a glyph's cell.
const CELL: u32 = 8;
/// Between blocks.
const AISLE: u32 = 8;
/// More glyphs than this nobody can tell apart: then one stands for several seats.
#[cfg(feature = "ssr")]
const MOST: usize = 3000;

/// What a glyph says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A chair: free.
    Free,
    /// A dash: taken.
    Taken,
    /// A dot: closed.
    Shut,
    /// Nothing, while it changes.
    Hidden,
}

impl Mark {
    /// Those that are drawn.
    pub(crate) const DRAWN: [Self; 3] = [Self::Free, Self::Taken, Self::Shut];

    /// The id of its path.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Free => "weave-free",
            Self::Taken => "weave-taken",
            Self::Shut | Self::Hidden => "weave-shut",
        }
    }

    /// The classes of what it is drawn by.
    pub(crate) const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Free => &["weave__seat", "weave__back"],
            Self::Taken => &["weave__taken"],
            Self::Shut | Self::Hidden => &["weave__shut"],
        }
    }

    /// Where in its cell the stroke begins, and how long it is.
    const fn stroke(self) -> (u32, u32, u32) {
        match self {
            Self::Free => (1, 5, 6),
            Self::Taken | Self::Hidden => (1, 6, 6),
            Self::Shut => (3, 6, 2),
        }
    }
}

/// The whole drawing; what the browser needs to draw it anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weave {
    /// Blocks beside each other.
    pub across: u32,
    /// Blocks below each other.
    pub down: u32,
    /// Seats that a glyph stands for.
    pub per: usize,
    /// The branches, in the order of the drawing.
    pub branches: Vec<WovenBranch>,
}

/// The glyphs of a branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WovenBranch {
    /// How it is called in events.
    pub branch: String,
    /// The revision of its plan.
    pub revision: i64,
    /// Its first block.
    pub first: u32,
    /// How many of its seats are free as the page is made.
    pub count: i64,
    /// Its seats that are drawn: not those of zones where nothing is booked.
    pub drawn: Marks,
    /// Its silent seats.
    pub quiet: Marks,
    /// Its seats that are free as the page is made.
    pub free: Marks,
    /// Its seats that are taken as the page is made.
    pub taken: Marks,
}

/// What the glyphs of a branch say.
pub(crate) type Said = Vec<Mark>;

#[cfg(feature = "ssr")]
impl Weave {
    /// The drawing of branches; `first` is filled in here.
    pub(crate) fn new(mut branches: Vec<WovenBranch>) -> Self {
        let seats: usize = branches.iter().map(|branch| branch.drawn.count()).sum();
        let per = seats.div_ceil(MOST).max(1);
        let mut blocks = 0;
        for branch in &mut branches {
            branch.first = blocks;
            let glyphs = u32::try_from(branch.drawn.count().div_ceil(per)).unwrap_or(u32::MAX);
            blocks += glyphs.div_ceil(BLOCK.0 * BLOCK.1);
        }
        let across = match blocks {
            0..=5 => blocks.max(1),
            6..=15 => 5,
            _ => 7,
        };
        Self { across, down: blocks.div_ceil(across), per, branches }
    }

    /// Width and height, in units of the drawing.
    pub(crate) const fn size(&self) -> (u32, u32) {
        let along = BLOCK.0 * CELL + AISLE;
        let down = BLOCK.1 * CELL + AISLE;
        (self.across * along - AISLE, if self.down == 0 { 1 } else { self.down * down - AISLE })
    }

    /// Pixels for a unit: few seats are drawn large.
    pub(crate) const fn scale(&self) -> f32 {
        match self.across {
            ..=4 => 1.75,
            5 => 1.4,
            _ => 1.0,
        }
    }
}

impl Weave {
    /// What the glyphs of a branch say when these seats of it are free and those taken.
    pub(crate) fn said(&self, branch: &WovenBranch, free: &Marks, taken: &Marks) -> Said {
        let seats: Vec<usize> = branch.drawn.positions().collect();
        let mark = |some: &[usize]| {
            let free = some.iter().filter(|seat| free.has(**seat)).count();
            let taken = some.iter().filter(|seat| taken.has(**seat)).count();
            match (free, taken) {
                (0, 0) => Mark::Shut,
                (free, taken) if free >= taken => Mark::Free,
                _ => Mark::Taken,
            }
        };
        seats.chunks(self.per.max(1)).map(mark).collect()
    }

    /// What all glyphs say as the page is made, by branch.
    pub(crate) fn at_first(&self) -> Vec<Said> {
        self.branches.iter().map(|branch| self.said(branch, &branch.free, &branch.taken)).collect()
    }

    /// The path of all glyphs of one kind.
    pub(crate) fn path(&self, all: &[Said], what: Mark) -> String {
        let mut path = String::new();
        for (branch, said) in self.branches.iter().zip(all) {
            let glyphs = said.iter().enumerate().filter(|(_, mark)| **mark == what).map(|(glyph, _)| glyph);
            path.push_str(&self.strokes(branch, glyphs, what));
        }
        path
    }

    /// The path of some glyphs, drawn as one kind.
    pub(crate) fn strokes(&self, branch: &WovenBranch, glyphs: impl Iterator<Item = usize>, what: Mark) -> String {
        let (inset, depth, length) = what.stroke();
        let mut path = String::new();
        let mut before = None;
        for glyph in glyphs {
            let at = u32::try_from(glyph).unwrap_or(u32::MAX);
            if before.is_some_and(|before| before + 1 == at) && !at.is_multiple_of(BLOCK.0) {
                // Writing to a String cannot fail.
                let _ = write!(path, "m{} 0h{length}", CELL - length);
            } else {
                let (block, within) = (branch.first + at / (BLOCK.0 * BLOCK.1), at % (BLOCK.0 * BLOCK.1));
                let x = block % self.across * (BLOCK.0 * CELL + AISLE) + within % BLOCK.0 * CELL + inset;
                let y = block / self.across * (BLOCK.1 * CELL + AISLE) + within / BLOCK.0 * CELL + depth;
                let _ = write!(path, "M{x} {y}h{length}");
            }
            before = Some(at);
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(of: impl IntoIterator<Item = bool>) -> Marks {
        of.into_iter().collect()
    }

    /// A branch with some seats, of which every so-many-th is taken.
    fn branch(seats: usize, taken: usize) -> WovenBranch {
        let is_taken = |seat: usize| seat % taken == taken - 1;
        WovenBranch {
            branch: String::new(),
            revision: 1,
            first: 0,
            count: 0,
            drawn: marks((0..seats).map(|_| true)),
            quiet: Marks::default(),
            free: marks((0..seats).map(|seat| !is_taken(seat))),
            taken: marks((0..seats).map(is_taken)),
        }
    }

    #[test]
    fn neighbours_share_a_line_and_branches_begin_a_block() {
        let mut first = branch(41, 2);
        (first.free, first.taken) = Default::default();
        let weave = Weave::new(vec![first, branch(3, 3)]);
        assert_eq!((weave.across, weave.down, weave.size()), (2, 1, (328, 32)));
        let said = weave.at_first();
        assert_eq!(said[1], [Mark::Free, Mark::Free, Mark::Taken]);
        assert_eq!(weave.path(&said, Mark::Free), "M169 5h6m2 0h6");
        assert_eq!(weave.path(&said, Mark::Taken), "M185 6h6");
        let line = format!("h2{}", "m6 0h2".repeat(19));
        assert_eq!(weave.path(&said, Mark::Shut), format!("M3 6{line}M3 14{line}M3 22h2"));
    }

    #[test]
    fn a_glyph_stands_for_several_seats_when_there_are_very_many() {
        let weave = Weave::new(vec![branch(3000, 3), branch(3001, 3)]);
        assert_eq!(weave.per, 3);
        let said = weave.at_first();
        assert!(said[0].len() == 1000 && said[0].iter().all(|mark| *mark == Mark::Free), "two of three are free");
        assert_eq!(said[1].len(), 1001);
    }

    #[test]
    fn seats_where_nothing_is_booked_are_not_drawn() {
        let corner = WovenBranch { drawn: marks([true, false, false, true]), ..branch(4, 4) };
        let weave = Weave::new(vec![corner]);
        assert_eq!(weave.at_first(), [[Mark::Free, Mark::Taken]]);
        assert_eq!(Weave::new(Vec::new()).size(), (160, 1));
    }

    #[test]
    fn a_big_house_is_a_small_drawing() {
        let weave = Weave::new((0..5).map(|_| branch(440, 3)).collect());
        let said = weave.at_first();
        let bytes: usize = Mark::DRAWN.map(|what| weave.path(&said, what).len()).iter().sum();
        assert!((10_000..24_000).contains(&bytes), "{bytes}");
    }
}
