//! SQL against the simulation's model: the same commands, the same answers, the same rows.

use plek_domain::group::Engine;
use plek_domain::ids::{ConsortiumId, GroupId};
use plek_domain::simulation::{World, expected, transcript};
use plek_storage::fill::{BranchContent, Content};
use plek_storage::testing::{TestDatabase, memory_engine};
use uuid::Uuid;

fn content(world: World) -> Content {
    let World { plan, people, start: _ } = world;
    let group = GroupId(Uuid::from_u128(2));
    Content {
        consortium: (ConsortiumId(Uuid::from_u128(1)), "Consortium".to_owned()),
        groups: vec![(group, "Groep".to_owned())],
        libraries: vec![(group, plan.library)],
        branches: vec![BranchContent {
            branch: plan.branch,
            week: plan.week,
            exceptions: plan.exceptions,
            closures: plan.closures,
            zones: plan.zones,
            seats: plan.seats,
        }],
        policy: plan.policy,
        people,
        emails: Vec::new(),
        profiles: Vec::new(),
        logos: Vec::new(),
        bookings: Vec::new(),
    }
}

/// A transcript with its ids numbered as they come up: an engine that tried a group again has drawn other ones.
fn numbered(transcript: Vec<String>) -> Vec<String> {
    let mut ids: Vec<Uuid> = Vec::new();
    let mut line = |text: String| {
        let (mut line, mut rest) = (String::new(), text.as_str());
        while let Some(next) = rest.chars().next() {
            let id = rest.get(..36).and_then(|id| Uuid::try_parse(id).ok());
            match id {
                Some(id) => {
                    let number = ids.iter().position(|known| *known == id).unwrap_or_else(|| {
                        ids.push(id);
                        ids.len() - 1
                    });
                    line.push_str(&format!("id {number}"));
                    rest = &rest[36..];
                }
                None => {
                    line.push(next);
                    rest = &rest[next.len_utf8()..];
                }
            }
        }
        line
    };
    transcript.into_iter().map(&mut line).collect()
}

/// The answers and rows of a seed on an engine must be those of the model; how many lines that were.
async fn agrees(seed: u64, engine: Box<dyn Engine>) -> usize {
    let said = numbered(transcript(seed, engine).await);
    let expected = numbered(expected(seed));
    for (said, expected) in said.iter().zip(&expected) {
        assert_eq!(said, expected, "seed {seed}");
    }
    assert_eq!(said.len(), expected.len(), "seed {seed}");
    said.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_agrees_with_the_model() {
    let mut lines = 0;
    for seed in 0..200 {
        lines += agrees(seed, memory_engine(&content(World::of(seed))).await).await;
    }
    assert!(lines > 10_000, "{lines} lines are too few to prove anything");
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_agrees_with_the_model() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let mut lines = 0;
    for seed in 1_000..1_025 {
        lines += agrees(seed, database.engine(&content(World::of(seed))).await).await;
    }
    assert!(lines > 1_500, "{lines} lines are too few to prove anything");
}
