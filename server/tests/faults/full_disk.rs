//! The disk is full: what cannot be kept is refused with a plain word, reading goes on, and nothing that was
//! acknowledged is lost.

use crate::support::{Form, Instance, SEATS_PAGE, any_seat, doubled, fill_if_empty, present, student};
use plek_domain::time::FixedClock;
use plek_storage::testing::{Raw, START, SeededEntropy};
use plek_storage::{Database, Options};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// A disk of its own size, in memory; gone when dropped.
struct Disk(PathBuf);

impl Disk {
    /// None, with the reason printed, where we may not mount.
    fn mounted(size: &str) -> Option<Self> {
        let folder = std::env::temp_dir().join(format!("plek-disk-{:016x}", fastrand::u64(..)));
        std::fs::create_dir(&folder).unwrap();
        let size = format!("size={size}");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&folder).output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self(folder)),
            other => {
                std::fs::remove_dir(&folder).unwrap();
                eprintln!("left out: only root can mount a small disk ({other:?})");
                None
            }
        }
    }

    /// Fills it to the last byte.
    fn fill(&self) -> PathBuf {
        let path = self.0.join("ballast");
        let mut ballast = File::create(&path).unwrap();
        let mut size = 64 * 1024;
        while size > 0 {
            if ballast.write_all(&vec![7; size]).is_err() {
                size /= 2;
            }
        }
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: whoever still has a file open keeps it until they let go.
        drop(Command::new("umount").arg("-l").arg(&self.0).status());
        drop(std::fs::remove_dir(&self.0));
    }
}

async fn filled(folder: &Path) -> String {
    let url = format!("sqlite:{}", folder.join("plek.db").display());
    let options = Options { url: url.clone(), readers: 1, writers: 1 };
    let database = Database::open(&options, Arc::new(FixedClock::new(START)), Arc::new(SeededEntropy::new(1)));
    let database = database.await.unwrap();
    database.migrate().await.unwrap();
    fill_if_empty(&database).await;
    database.close().await;
    url
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_can_be_kept_but_everything_can_be_read() {
    let Some(disk) = Disk::mounted("4m") else { return };
    let url = filled(&disk.0).await;
    let mut instance = Instance::spawn(&url, &[]);
    let mut bookings = Vec::new();
    // Each wish is another's, so that only the disk can say no.
    let wishes: Vec<_> = (0..400_u64)
        .map(|number| {
            let ahead = 4 + i64::try_from(number / 40).unwrap();
            (student(number % 240), Form::booking(any_seat(number % 40), ahead, "09:00", "11:00"))
        })
        .collect();
    let mut wishes = wishes.into_iter();
    for (person, wish) in wishes.by_ref().take(10) {
        bookings.push(instance.as_student(person).book(&wish).await.booking());
    }

    let ballast = disk.fill();
    // A few may still fit into what the database has reserved.
    let mut refused = Vec::new();
    for (person, wish) in wishes.by_ref().take(200) {
        let answer = instance.as_student(person).book(&wish).await;
        if answer.status == 303 {
            bookings.push(answer.booking());
            continue;
        }
        assert_eq!(answer.status, 507, "{} {}", answer.page.text(), instance.log());
        assert!(answer.page.title().starts_with("Fout: We kunnen nu niets bewaren — "), "{}", answer.page.title());
        assert!(answer.page.text().contains("Kijken kan nog wel"), "{}", answer.page.text());
        refused.push((person, wish));
        if refused.len() == 5 {
            break;
        }
    }
    assert_eq!(refused.len(), 5, "the disk did not fill");
    let reader = instance.as_anonymous();
    assert_eq!(reader.get(SEATS_PAGE).await.status, 200);
    let desk = instance.as_desk();
    assert_eq!(desk.get(&format!("{SEATS_PAGE}?booked={}", bookings[0])).await.status, 200);
    assert_eq!(reader.get("/healthz/ready").await.status, 200, "elsewhere it would be no better: same disk or none");

    std::fs::remove_file(ballast).unwrap();
    for (person, wish) in refused {
        bookings.push(instance.as_student(person).book(&wish).await.booking());
    }
    assert!(!instance.log().contains("panic"), "{}", instance.log());
    instance.terminate();
    assert!(instance.ended_within(std::time::Duration::from_secs(10)).is_some_and(|status| status.success()));

    let mut raw = Raw::connect(&url).await;
    assert_eq!(present(&mut raw, &bookings).await, bookings.len(), "acknowledged and lost");
    assert_eq!(raw.number("SELECT COUNT(*) FROM booking").await, i64::try_from(bookings.len()).unwrap());
    assert_eq!(doubled(&mut raw).await, 0);
    assert_eq!(raw.texts("PRAGMA integrity_check").await, ["ok"]);
    raw.close().await;
}
