//! What each notice says.

use super::facts::{Facts, News, SeatFacts};
use super::message::{Block, Message, Row};
use crate::clock;
use crate::i18n::Texts;
use crate::t;
use plek_domain::notices::Withdrawn;
use plek_domain::people::Role;
use plek_domain::time::local;

/// Puts the facts of a notice into words.
pub(super) fn say(texts: Texts, origin: &str, facts: &Facts) -> Message {
    match facts {
        Facts::SignInCode { sign_in, code } => Message {
            subject: t!(texts, "notice-sign-in-code-subject"),
            blocks: vec![
                Block::Text(t!(texts, "notice-sign-in-code-lead")),
                Block::Code(code.clone()),
                Block::Link(t!(texts, "sign-in"), format!("{origin}/sign-in/{sign_in}?code={code}")),
                Block::Text(t!(texts, "notice-sign-in-code-limits")),
                Block::Text(t!(texts, "notice-sign-in-code-not-you")),
            ],
            why: t!(texts, "notice-why-asked"),
        },
        Facts::AddressCode { code } => Message {
            subject: t!(texts, "notice-sign-in-code-subject"),
            blocks: vec![
                Block::Text(t!(texts, "notice-address-code-lead")),
                Block::Code(code.clone()),
                Block::Text(t!(texts, "notice-address-code-where")),
                Block::Text(t!(texts, "notice-sign-in-code-limits")),
                Block::Text(t!(texts, "notice-sign-in-code-not-you")),
            ],
            why: t!(texts, "notice-why-address"),
        },
        Facts::PostGiven { library, role } => Message {
            subject: t!(texts, "notice-post-given-subject"),
            blocks: vec![
                Block::Text(t!(
                    texts,
                    "notice-post-given-lead",
                    role = texts.get(&format!("notice-role-{}", role.code())),
                    library = library.name.as_str()
                )),
                Block::Text(how_to_begin(texts, *role)),
                Block::Link(t!(texts, "sign-in"), format!("{origin}/sign-in")),
            ],
            why: t!(texts, "notice-why-account"),
        },
        Facts::SeatMoved { seat, from, link, may_cancel } => {
            let see = link.as_ref().map_or_else(|| confirmation(origin, seat), |link| booking_link(origin, link));
            let cancel = link.as_ref().filter(|_| *may_cancel).map(|link| booking_link(origin, link));
            let mut blocks = vec![
                Block::Text(t!(texts, "notice-seat-moved-lead")),
                Block::Rows(moved_rows(texts, seat, from.as_deref())),
                Block::Link(t!(texts, "notice-seat-moved-link"), see),
            ];
            blocks.extend(cancel.map(|link| Block::Aside(t!(texts, "notice-seat-cancel-link"), link)));
            blocks.push(Block::Text(t!(texts, "notice-seat-moved-else")));
            Message { subject: t!(texts, "notice-seat-moved-subject"), blocks, why: t!(texts, "notice-why-booking") }
        }
        Facts::SeatWithdrawn { seat, reason } => Message {
            subject: t!(texts, "notice-seat-withdrawn-subject"),
            blocks: vec![
                Block::Text(why_withdrawn(texts, *reason)),
                Block::Rows(withdrawn_rows(texts, seat)),
                Block::Text(t!(texts, "notice-seat-withdrawn-else")),
                Block::Link(t!(texts, "notice-seat-withdrawn-link"), same_time(origin, seat)),
            ],
            why: t!(texts, "notice-why-booking"),
        },
        Facts::Seat { seat, news, link } => seat_news(texts, origin, seat, *news, link.as_deref()),
        Facts::DataErased => Message {
            subject: t!(texts, "notice-data-erased-subject"),
            blocks: vec![
                Block::Text(t!(texts, "notice-data-erased-lead")),
                Block::Text(t!(texts, "notice-data-erased-last")),
            ],
            why: t!(texts, "notice-why-account"),
        },
        Facts::EmailChanged => Message {
            subject: t!(texts, "notice-email-changed-subject"),
            blocks: vec![
                Block::Text(t!(texts, "notice-email-changed-lead")),
                Block::Text(t!(texts, "notice-email-changed-not-you")),
            ],
            why: t!(texts, "notice-why-account"),
        },
    }
}

/// What became of a booking: where and when, the rule about coming, and what can be done about it.
fn seat_news(texts: Texts, origin: &str, seat: &SeatFacts, news: News, link: Option<&str>) -> Message {
    let release = seat.booking.release_at.map(|release| clock::time(texts, seat.plan.time_zone, release));
    let say = |key: &str| texts.get(&format!("notice-seat-{}-{key}", news.code()));
    let mut blocks = vec![Block::Text(match (news, &release) {
        (News::Released, Some(time)) => t!(texts, "notice-seat-released-lead-at", time = time.as_str()),
        _ => say("lead"),
    })];
    blocks.push(Block::Rows(seat_rows(texts, seat)));
    match news {
        News::Booked | News::Changed | News::Reminder => {
            blocks.extend(release.map(|time| Block::Text(t!(texts, "seats-booked-come-before", time = time))));
            if news != News::Reminder {
                blocks.push(Block::Text(t!(texts, "notice-seat-check-in")));
            }
            let change = (t!(texts, "notice-seat-change-link"), format!("{origin}/mine/{}/change", seat.booking.id));
            let cancel = link.map(|link| (cancel_words(texts, news), booking_link(origin, link)));
            // Who is reminded may have forgotten: then the seat is somebody else's with one click.
            let links = if news == News::Reminder { [cancel, Some(change)] } else { [Some(change), cancel] };
            let mut links = links.into_iter().flatten();
            blocks.extend(links.next().map(|(words, address)| Block::Link(words, address)));
            blocks.extend(links.map(|(words, address)| Block::Aside(words, address)));
        }
        News::Cancelled | News::Released => {
            blocks.push(Block::Text(say("else")));
            blocks.push(Block::Link(t!(texts, "notice-seat-withdrawn-link"), same_time(origin, seat)));
        }
    }
    Message { subject: say("subject"), blocks, why: t!(texts, "notice-why-booking") }
}

fn cancel_words(texts: Texts, news: News) -> String {
    match news {
        News::Reminder => t!(texts, "notice-seat-reminder-cancel"),
        _ => t!(texts, "notice-seat-cancel-link"),
    }
}

impl News {
    /// As in the keys of texts: `notice-seat-<code>-subject`.
    const fn code(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Changed => "changed",
            Self::Reminder => "reminder",
            Self::Cancelled => "cancelled",
            Self::Released => "released",
        }
    }
}

/// Only those who work in the house need a password.
fn how_to_begin(texts: Texts, role: Role) -> String {
    if role.is_staff() { t!(texts, "notice-post-given-password") } else { t!(texts, "notice-post-given-code") }
}

fn why_withdrawn(texts: Texts, reason: Withdrawn) -> String {
    texts.get(&format!("notice-withdrawn-{}", reason.code()))
}

fn moved_rows(texts: Texts, seat: &SeatFacts, from: Option<&str>) -> Vec<Row> {
    let mut rows = vec![
        Row::text(t!(texts, "notice-new-seat"), seat.label(seat.booking.seat).unwrap_or_default()),
        when(texts, seat),
        place(texts, seat),
    ];
    rows.extend(from.map(|from| Row::text(t!(texts, "notice-old-seat"), from)));
    rows
}

/// Which seat, when, where.
fn seat_rows(texts: Texts, seat: &SeatFacts) -> Vec<Row> {
    let label = seat.label(seat.booking.seat).map(|label| Row::text(t!(texts, "notice-seat"), label));
    label.into_iter().chain([when(texts, seat), place(texts, seat)]).collect()
}

fn withdrawn_rows(texts: Texts, seat: &SeatFacts) -> Vec<Row> {
    let label = seat.label(seat.booking.seat);
    let mut rows = vec![when(texts, seat), place(texts, seat)];
    rows.extend(label.map(|label| Row::text(t!(texts, "notice-seat"), label)));
    rows
}

/// "dinsdag 13 oktober 2026, 10.00 tot 12.00", by the clock of the branch.
fn when(texts: Texts, seat: &SeatFacts) -> Row {
    let (zone, period) = (seat.plan.time_zone, seat.booking.period);
    let (day, ..) = local(zone, period.from());
    let (from, until) = (clock::time(texts, zone, period.from()), clock::time(texts, zone, period.until()));
    let value = format!("{}, {}", texts.day(day), t!(texts, "time-span", from = from, until = until));
    Row { label: t!(texts, "notice-when"), value, at: Some(period.from()) }
}

fn place(texts: Texts, seat: &SeatFacts) -> Row {
    let (zone, branch) = (seat.zone(), &seat.plan.branch);
    let parts = [zone, branch.name.as_str(), branch.address.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Row::text(t!(texts, "notice-where"), parts.join(", "))
}

/// One booking, for whoever comes from its mail and is not signed in.
fn booking_link(origin: &str, link: &str) -> String {
    format!("{origin}/b/{link}")
}

/// The same for whoever signs in first, as long as there are no links.
fn confirmation(origin: &str, seat: &SeatFacts) -> String {
    let (library, branch) = (&seat.plan.library.slug, &seat.plan.branch.slug);
    format!("{origin}/{library}/seats?branch={branch}&booked={}", seat.booking.id)
}

/// The page of seats at the time that was booked.
fn same_time(origin: &str, seat: &SeatFacts) -> String {
    let (library, branch) = (&seat.plan.library.slug, &seat.plan.branch.slug);
    let (day, from) = crate::seats::typed(&seat.plan, seat.booking.period.from());
    let (_, until) = crate::seats::typed(&seat.plan, seat.booking.period.until());
    // The offset of an hour that comes twice: `+` would be read as a space.
    let query = format!("branch={branch}&day={day}&from={from}&until={until}").replace('+', "%2B");
    format!("{origin}/{library}/seats?{query}")
}
