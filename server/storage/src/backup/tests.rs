//! The file alone: what goes in comes out, and what was touched is refused.

use super::*;
use std::io::Write;

fn header() -> Header {
    let columns = |names: &[(&str, Kind)]| names.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
    let table = |name: &str, rows, columns| TableHeader { name: name.to_owned(), rows, columns };
    Header::new(
        1,
        Timestamp(1_791_871_200),
        vec![
            table("parent", 3, columns(&[("id", Kind::Bytes), ("name", Kind::Text)])),
            table("child", 2, columns(&[("number", Kind::Integer), ("note", Kind::Text)])),
            table("empty", 0, columns(&[("id", Kind::Bytes)])),
        ],
    )
}

fn rows() -> Vec<Vec<Value>> {
    let hostile = "\u{0}\n\r\t\"\\ {\"end\":1} 👩‍👩‍👧 \u{202e}\u{ffff}";
    vec![
        vec![Value::Bytes(vec![0, 1, 254, 255]), Value::Text(hostile.to_owned())],
        vec![Value::Bytes(Vec::new()), Value::Text(String::new())],
        vec![Value::Null(Kind::Bytes), Value::Null(Kind::Text)],
        vec![Value::Integer(i64::MIN), Value::Text("null".to_owned())],
        vec![Value::Integer(i64::MAX), Value::Text("Ñandú".repeat(5_000))],
    ]
}

fn file(header: &Header, rows: &[Vec<Value>]) -> Vec<u8> {
    let mut rows = rows.iter();
    let mut writer = BackupWriter::new(Vec::new(), header).unwrap();
    for table in &header.tables {
        writer.table(&table.name).unwrap();
        for row in rows.by_ref().take(usize::try_from(table.rows).unwrap()) {
            writer.row(row.iter().cloned()).unwrap();
        }
    }
    writer.finish().unwrap()
}

/// All rows, if the whole file is believed.
fn read(file: &[u8]) -> Result<Vec<Vec<Value>>, RestoreError> {
    let mut reader = BackupReader::open(Box::new(std::io::Cursor::new(file.to_vec())))?;
    let mut rows = Vec::new();
    loop {
        match reader.next()? {
            Line::Table(_) => {}
            Line::Row(row, _) => rows.push(row),
            Line::End => return Ok(rows),
        }
    }
}

fn gzip(lines: &str) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(lines.as_bytes()).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn what_goes_in_comes_out() {
    assert_eq!(read(&file(&header(), &rows())).unwrap(), rows());
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let whole = file(&header(), &rows());
    for length in 0..whole.len() {
        let error = read(&whole[..length]).unwrap_err();
        assert!(matches!(error, RestoreError::Cut | RestoreError::NotABackup), "{length}: {error}");
        assert!(length < 200 || matches!(error, RestoreError::Cut), "{length}: {error}");
    }
}

#[test]
fn a_flipped_bit_is_refused_or_means_nothing() {
    let whole = file(&header(), &rows());
    // The ten bytes before gzip's data hold a time and a system, which change nothing.
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        if let Ok(read) = read(&flipped) {
            assert!(at < 10 && read == rows(), "byte {at}");
        }
    }
}

#[test]
fn what_is_compressed_well_and_still_wrong_is_refused() {
    let mut lines = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&file(&header(), &rows())[..]), &mut lines)
        .unwrap();
    assert!(read(&gzip(&lines)).is_ok());
    for (from, to, said) in [
        ("Ñandú", "Nandú", "its checksum is another"),
        ("[null,null]\n", "", "a table has not all its rows"),
        ("[null,null]", "[null]", "a row has other columns than its table"),
        ("[null,null]", "[null,7]", "a value is of another kind than its column"),
        ("[null,null]", "[\"0g\",null]", "a value is of another kind than its column"),
        ("{\"table\":\"child\"}\n", "{\"table\":\"empty\"}\n", "a table stands where it should not"),
        ("{\"table\":\"parent\"}\n", "{\"table\":\"child\"}\n", "a table stands where it should not"),
        ("{\"table\":\"parent\"}\n", "", "a row without a table"),
        ("{\"table\":\"empty\"}\n", "", "not all tables are in it"),
        ("{\"table\":\"empty\"}", "{\"view\":\"empty\"}", "a line cannot be read"),
    ] {
        let error = read(&gzip(&lines.replacen(from, to, 1))).unwrap_err();
        assert_eq!(error.to_string(), format!("the backup is damaged: {said}"), "{from} {to}");
    }
    assert!(matches!(read(&gzip(&(lines.clone() + "[]\n"))), Err(RestoreError::Damaged(_))));
    let twice = [gzip(&lines), gzip(&lines)].concat();
    assert!(matches!(read(&twice), Err(RestoreError::Damaged("something follows its end"))));
    let (body, _) = lines.trim_end().rsplit_once('\n').unwrap();
    assert!(matches!(read(&gzip(&format!("{body}\n"))), Err(RestoreError::Cut)));
}

#[test]
fn other_files_and_newer_ones_are_told_apart() {
    for other in [&b""[..], b"SQLite format 3\0", &gzip(""), &gzip("hello\n"), &gzip("{\"format\":\"other\"}\n")] {
        assert!(matches!(read(other), Err(RestoreError::NotABackup | RestoreError::Cut)), "{other:?}");
    }
    let newer = Header { version: VERSION + 1, ..header() };
    assert!(matches!(read(&file(&newer, &rows())), Err(RestoreError::Format { found, .. }) if found == VERSION + 1));
    let newer = Header { migration: crate::migrations::NEWEST + 1, ..header() };
    assert!(matches!(read(&file(&newer, &rows())), Err(RestoreError::Newer { .. })));
}

#[test]
fn a_full_disk_says_so() {
    let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
    let error = BackupError::from(full);
    assert_eq!(error.to_string(), "there is no room for the backup: the disk is full");
}
