//! Opening hours and what is free, for everybody and for other sites.

use crate::support::{App, Form, SEATS_PAGE, admin, day, new_key, student};
use plek_storage::testing::{LIBRARIAN, TestDatabase, ZONE, seat};

const SITE: &str = "https://www.stad.example";

async fn embedded(app: &App) {
    let fields = [("country", "belgium"), ("consent", "13"), ("cloth", "#0b6b4f"), ("lang", "nl-BE")];
    let form = fields.into_iter().fold(Form::default(), |form, (name, value)| form.and(name, value));
    let form = form.and("embeds", format!("{SITE}/bib\n")).and("key", new_key());
    app.as_student(admin()).post("/staff/een/profile", &form).await.location();
}

/// Closes a day of the branch for a reason that would like to be code.
async fn closed(app: &App) {
    let staff = app.as_student(LIBRARIAN);
    let path = "/staff/een/hoofd/hours";
    let holiday = Form::default().and("do", "day").and("key", new_key()).and("day", day(9)).and("hours", "");
    let preview = staff.post(path, &holiday.and("reason", "</script><b>Feest, dag; één\\")).await;
    let seen = preview.page.forms("").into_iter().find(|form| !form.get("seen").is_empty()).expect("a preview");
    staff.post(path, &seen).await.location();
}

#[tokio::test]
async fn everybody_sees_the_week_and_what_differs() {
    let app = App::on_sqlite().await;
    closed(&app).await;
    let answer = app.as_anonymous().get("/een/hours").await;
    let text = answer.page.text();
    assert_eq!(answer.status, 200);
    assert!(text.contains("Openingsuren van Bibliotheek Eén") && text.contains("8.00 tot 22.00"), "{text}");
    assert!(text.contains("Feest") && text.contains("gesloten"), "{text}");
    assert!(text.contains("40 plekken vrij"), "what is free now, walk-in zones left out: {text}");
    assert!(!answer.body.contains("</script><b>"), "what was typed ends nothing");
    assert!(answer.page.element("footer").is_some_and(|foot| foot.text().contains("Openingsuren")));
    assert_eq!(app.as_anonymous().get("/nergens/hours").await.status, 404);
}

#[tokio::test]
async fn search_engines_read_the_hours() {
    let app = App::on_sqlite().await;
    closed(&app).await;
    let body = app.as_anonymous().get("/een/hours").await.body;
    let (_, rest) = body.split_once("<script type=\"application/ld+json\"").expect("JSON-LD");
    let (json, _) = rest.split_once('>').unwrap().1.split_once("</script>").unwrap();
    let read: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert_eq!((read["@type"].as_str(), read["name"].as_str()), (Some("Library"), Some("Bibliotheek Eén")));
    assert!(read["logo"].is_null(), "none was sent");
    let branch = &read["department"][0];
    let week = branch["openingHoursSpecification"].as_array().unwrap();
    assert_eq!(week.len(), 7);
    let monday = &week[0];
    assert_eq!(monday["dayOfWeek"], "https://schema.org/Monday");
    assert_eq!((monday["opens"].as_str(), monday["closes"].as_str()), (Some("08:00"), Some("22:00")));
    let special = &branch["specialOpeningHoursSpecification"][0];
    assert_eq!((special["validFrom"].as_str(), special["opens"].as_str()), (Some(day(9).as_str()), Some("00:00")));
    let free = &branch["amenityFeature"];
    assert_eq!((free["name"].as_str(), free["value"].as_i64()), (Some("free study seats"), Some(40)));
}

#[tokio::test]
async fn the_calendar_has_every_opening_and_the_days_that_differ() {
    let app = App::on_sqlite().await;
    closed(&app).await;
    let answer = app.as_anonymous().get("/een/hours.ics").await;
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(answer.header("set-cookie").is_empty());
    let unfolded = answer.body.replace("\r\n ", "");
    assert!(unfolded.starts_with("BEGIN:VCALENDAR\r\n") && unfolded.ends_with("END:VCALENDAR\r\n"), "{unfolded}");
    assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 60, "{unfolded}");
    // On the wall it is eight each day, in UTC an hour later once the clock has gone back.
    assert!(unfolded.contains("DTSTART:20261024T060000Z") && unfolded.contains("DTEND:20261024T200000Z"), "{unfolded}");
    assert!(unfolded.contains("DTSTART:20261025T070000Z"), "{unfolded}");
    assert!(unfolded.contains("SUMMARY:Hoofdgebouw: 8.00 tot 22.00"), "{unfolded}");
    assert!(!unfolded.contains("DTSTART:20261022T"), "closed: {unfolded}");
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20261022") && unfolded.contains("DTEND;VALUE=DATE:20261023"));
    assert!(unfolded.contains("Feest\\, dag\\; één\\\\"), "{unfolded}");
    assert!(answer.body.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let mut uids: Vec<&str> = unfolded.lines().filter(|line| line.starts_with("UID:")).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), 60);
    let again = app.as_anonymous().get("/een/hours.ics").await.body;
    assert_eq!(again, answer.body, "the same event, not another one");
}

#[tokio::test]
async fn other_sites_read_what_is_free() {
    let app = App::on_sqlite().await;
    let read = || async {
        let answer = app.as_anonymous().get("/een/free.json").await;
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        serde_json::from_str::<serde_json::Value>(&answer.body).expect("JSON")
    };
    let before = read().await;
    let branch = &before["branches"][0];
    assert_eq!((branch["branch"].as_str(), branch["open"].as_bool()), (Some("hoofd"), Some(true)));
    assert_eq!((branch["free"].as_i64(), branch["seats"].as_i64()), (Some(40), Some(44)));
    let now = Form::booking(seat(ZONE, 0), 0, "08:00", "10:00");
    app.as_student(student(0)).post(SEATS_PAGE, &now).await.location();
    assert_eq!(read().await["branches"][0]["free"].as_i64(), Some(39));
}

#[tokio::test]
async fn one_branch_can_be_asked_for() {
    let app = App::on_sqlite().await;
    let anybody = app.as_anonymous();
    for path in ["/een/hours.ics", "/een/free.json", "/een/embed"] {
        let all = anybody.get(path).await.body;
        assert_eq!(anybody.get(&format!("{path}?branch=hoofd")).await.body.len(), all.len(), "{path}: it has but one");
        assert_eq!(anybody.get(&format!("{path}?branch=nergens")).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_frame_is_small_and_only_for_sites_that_the_library_names() {
    let app = App::on_sqlite().await;
    let anybody = app.as_anonymous();
    let frame = |path: &'static str| anybody.get(path);
    let before = anybody.get("/een/embed").await;
    assert_eq!(before.status, 200);
    assert!(before.header("content-security-policy").contains("frame-ancestors 'none'"));
    embedded(&app).await;
    let answer = frame("/een/embed?lang=fr").await;
    let policy = answer.header("content-security-policy").to_owned();
    assert!(policy.ends_with(&format!("frame-ancestors {SITE}")), "{policy}");
    assert!(policy.starts_with("default-src 'none'; style-src 'nonce-") && !policy.contains("script-src"), "{policy}");
    assert!(answer.header("set-cookie").is_empty(), "no cookie, not for the language either");
    assert!(answer.body.len() < 10_000, "{} bytes", answer.body.len());
    for loaded in ["<script", "<link", "src=", "@import", "url("] {
        assert!(!answer.body.contains(loaded), "{loaded}");
    }
    assert_eq!(answer.page.lang(), "fr");
    assert!(answer.page.text().contains("Prendre une place : Hoofdgebouw"), "{}", answer.page.text());
    // The neighbour named nobody, and the page itself can be framed by nobody.
    assert!(frame("/twee/embed").await.header("content-security-policy").ends_with("frame-ancestors 'none'"));
    assert!(frame("/een/hours").await.header("content-security-policy").contains("frame-ancestors 'none'"));
}

#[tokio::test]
async fn a_site_that_cannot_be_one_is_refused_at_its_field() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let fields = [("country", "belgium"), ("consent", "13"), ("cloth", "#0b6b4f"), ("lang", "nl-BE")];
    let form = fields.into_iter().fold(Form::default(), |form, (name, value)| form.and(name, value));
    let bad = form.and("embeds", "https://bib.example;script-src").and("key", new_key());
    let answer = app.as_student(admin()).post("/staff/een/profile", &bad).await;
    assert_eq!(answer.status, 422);
    assert!(answer.page.text().contains("Schrijf adressen die met https:// beginnen"), "{}", answer.page.text());
    assert!(answer.body.contains("https://bib.example;script-src"), "what was typed is still there");
}
