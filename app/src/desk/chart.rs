//! Bars a week: what was booked as an outline, what was used as cloth in it. The same numbers stand in the table below.

use crate::i18n::Texts;
use crate::t;
use leptos::prelude::*;
use std::fmt::Write;

/// One week of the chart.
pub(super) struct Bars {
    /// Its Monday.
    pub label: String,
    pub booked: i64,
    pub used: i64,
}

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 280.0;
/// Room for the numbers on the left, for half a name on the right, for the names below, and above the highest bar.
const LEFT: f64 = 56.0;
const RIGHT: f64 = 18.0;
const BELOW: f64 = 28.0;
const ABOVE: f64 = 10.0;

/// Most names below the bars; with more weeks not each has its own.
const NAMES: usize = 13;

/// The chart: an image with a name and a summary, for who sees it and who does not.
pub(super) fn chart(texts: Texts, bars: &[Bars]) -> impl IntoView + use<> {
    let top = nice(bars.iter().map(|week| week.booked).max().unwrap_or(0));
    let number = |value: i64| texts.number(value);
    let lines = [0, top / 2, top].map(|value| {
        let y = height(value, top);
        view! {
            <path class="chart__line" d=format!("M{LEFT} {y:.1}H{}", WIDTH - RIGHT)/>
            <text class="chart__number" x=format!("{}", LEFT - 8.0) y=format!("{:.1}", y + 4.0)>{number(value)}</text>
        }
    });
    let count = u32::try_from(bars.len().max(1)).unwrap_or(u32::MAX);
    let step = (WIDTH - LEFT - RIGHT) / f64::from(count);
    let every = bars.len().div_ceil(NAMES).max(1);
    let (mut booked, mut used) = (String::new(), String::new());
    let mut names = Vec::new();
    for (at, week) in bars.iter().enumerate() {
        let left = step.mul_add(f64::from(u32::try_from(at).unwrap_or(u32::MAX)), LEFT) + step * 0.15;
        let wide = step * 0.7;
        bar(&mut booked, left, wide, height(week.booked, top));
        bar(&mut used, left + wide * 0.2, wide * 0.6, height(week.used, top));
        // Counted from the end: the week that runs always has its name.
        if (bars.len() - 1 - at).is_multiple_of(every) {
            let (x, y) = (format!("{:.1}", left + wide / 2.0), format!("{}", HEIGHT - 8.0));
            names.push(view! { <text class="chart__name" x=x y=y>{week.label.clone()}</text> });
        }
    }
    let (all, came) = bars.iter().fold((0, 0), |(all, came), week| (all + week.booked, came + week.used));
    let summary = t!(texts, "visits-summary", weeks = bars.len(), booked = all, used = came);
    view! {
        <figure class="chart">
            <section class="chart__scroll" tabindex="0" aria-label=t!(texts, "visits-chart")>
                <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-labelledby="chart-title chart-text">
                    <title id="chart-title">{t!(texts, "visits-chart")}</title>
                    <desc id="chart-text">{summary.clone()}</desc>
                    {lines}
                    <path class="chart__booked" d=booked/>
                    <path class="chart__used" d=used/>
                    {names}
                </svg>
            </section>
            <figcaption>
                <span class="chart__key chart__key--booked">{t!(texts, "visits-booked")}</span>
                <span class="chart__key chart__key--used">{t!(texts, "visits-used")}</span>
                <span>{summary}</span>
            </figcaption>
        </figure>
    }
}

/// Where a number ends, in units of the picture.
fn height(value: i64, top: i64) -> f64 {
    let share = if top > 0 { lossy(value) / lossy(top) } else { 0.0 };
    let room = HEIGHT - BELOW - ABOVE;
    share.mul_add(-room, HEIGHT - BELOW)
}

/// Visits of a week are far below what a float holds whole.
fn lossy(value: i64) -> f64 {
    f64::from(i32::try_from(value).unwrap_or(i32::MAX))
}

fn bar(path: &mut String, left: f64, wide: f64, top: f64) {
    let ground = HEIGHT - BELOW;
    if top < ground {
        // Writing to a string does not fail.
        let _ = write!(path, "M{left:.1} {ground}V{top:.1}h{wide:.1}V{ground}");
    }
}

/// The least even, round number that is not below.
fn nice(most: i64) -> i64 {
    let mut scale = 1;
    loop {
        for round in [2, 4, 6, 8, 10] {
            if round * scale >= most {
                return round * scale;
            }
        }
        scale *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_ends_on_a_round_number_that_can_be_halved() {
        for (most, top) in [(0, 2), (1, 2), (3, 4), (10, 10), (11, 20), (18_234, 20_000), (20_001, 40_000)] {
            assert_eq!(nice(most), top);
        }
    }

    #[test]
    fn a_bar_is_as_high_as_its_number() {
        assert!((height(0, 10) - (HEIGHT - BELOW)).abs() < 1e-9);
        assert!((height(10, 10) - ABOVE).abs() < 1e-9);
        let middle = f64::midpoint(HEIGHT - BELOW, ABOVE);
        assert!((height(5, 10) - middle).abs() < 1e-9);
    }

    #[test]
    fn the_chart_says_in_words_what_it_shows() {
        let week = |label: &str, booked, used| Bars { label: label.to_owned(), booked, used };
        let bars = [week("ma 5 okt", 100, 78), week("ma 12 okt", 0, 0)];
        let html = chart(Texts::default(), &bars).to_html();
        assert!(html.contains("role=\"img\"") && html.contains("<title id=\"chart-title\">"), "{html}");
        assert!(html.contains("100") && html.contains("78"), "{html}");
        assert!(!html.contains("style="), "{html}");
    }
}
