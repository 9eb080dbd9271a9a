// Booking a study seat: with and without script, on a phone, by keyboard, and every way in which it can fail.
//
// A run starts with a fresh demo (xtask/src/end_to_end.rs), on Tuesday 13 October 2026 at 10.20. The tests share it and
// run in any order, so each has people or hours of its own: a project (js, no-js, mobile) has its day, a test its hour.
import { expect, test } from "../fixtures";
import { tabTo, unseenFocus } from "../fixtures/looks";
import { booked, SeatsPage, type Person, type Wish } from "../fixtures/seats";

type Project = "js" | "no-js" | "mobile";
const project = () => test.info().project.name as Project;

/** An hour at the university for Noor. On these days, from noon, she has no bookings of her own. */
function hour(from: number): Wish {
  const day = { js: "2026-10-16", "no-js": "2026-10-20", mobile: "2026-10-19" }[project()];
  return { library: "universiteit", branch: "bibliotheek", day, from: `${from}:00`, until: `${from + 1}:00` };
}

/** A wish in Bib Zuid in Meerstede. */
function zuid(day: string, from: string, until: string): Wish {
  return { library: "meerstede", branch: "zuid", day, from, until };
}

test.describe("a seat", () => {
  test("a seat now, in two clicks", async ({ page, clicks }) => {
    const seats = new SeatsPage(page);
    const person: Person = { js: "Leen", "no-js": "Ann", mobile: "Bram" }[project()] as Person;
    await page.goto("/meerstede/seats?branch=zuid");
    await expect(page.locator(".lead strong")).toHaveText(/^\d+$/);
    await seats.be(person);
    const code = await seats.code(seats.freeSeats.first());
    const [from, until] = [await seats.from.inputValue(), await seats.until.inputValue()];
    await clicks.on(seats.freeSeats.first());
    await clicks.on(seats.book);
    await seats.expectBooked(code, ...clock({ from, until }));
    await expect(seats.confirmation).toContainText("Zuidplein 1, Meerstede");
    expect(clicks.count).toBe(2);
  });

  test("from the home address: a library, a zone, a seat", async ({ page, clicks }) => {
    const seats = new SeatsPage(page);
    const wish = hour(12);
    await seats.be("Noor");
    await page.goto("/");
    await clicks.on(page.getByRole("link", { name: /vrij in Universiteitsbibliotheek$/ }));
    await seats.day.fill(wish.day);
    await seats.from.fill(wish.from);
    await seats.until.fill(wish.until);
    await seats.until.press("Enter");
    await expect(page).toHaveURL(/from=12/);
    await clicks.on(seats.zone("Tuinzaal"));
    await expect(seats.zone("Tuinzaal")).toHaveAttribute("aria-current", "true");
    const code = await seats.code(seats.freeSeats.nth(2));
    await clicks.on(seats.freeSeats.nth(2));
    await clicks.on(seats.book);
    await seats.expectBooked(code, "12.00", "13.00");
    await expect(page).toHaveTitle(/^Deze plek is van jou — .+ — Plek$/);
    expect(clicks.count).toBeLessThanOrEqual(5);
  });

  test("at other times one keeps looking at the same zone", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(hour(12));
    await seats.zone("Leescafé").click();
    await seats.from.fill("15:00");
    await seats.until.fill("16:30");
    await seats.show.click();
    await expect(seats.picker.getByRole("heading")).toHaveText("Kies je plek: Leescafé");
    await expect(page.locator(".seat-picker__when")).toContainText("15.00 tot 16.30");
  });

  test("times typed over the ones shown are the ones booked", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(hour(21));
    await seats.be("Noor");
    await seats.from.fill("18:00");
    await seats.until.fill("19:00");
    const code = await seats.take("Noor");
    await seats.expectBooked(code, "18.00", "19.00");
  });

  test("Enter in a time shows seats and books nothing; the seat stays picked", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(hour(22));
    await seats.be("Noor");
    const code = await seats.code(seats.freeSeats.nth(6));
    await seats.freeSeats.nth(6).check();
    await seats.until.fill("22:30");
    await seats.until.press("Enter");
    await expect(page).toHaveURL(/[?&]until=22%3A30/);
    await expect(page).not.toHaveURL(/[?&]key=/);
    await expect(seats.confirmation).toHaveCount(0);
    await expect(seats.seat(code)).toBeChecked();
    await expect(page.locator(".seat-picker__when")).toContainText("22.00 tot 22.30");
  });

  test("a double click books once", async ({ page, request }) => {
    const seats = new SeatsPage(page);
    const wish = hour(14);
    await seats.open(wish);
    await seats.be("Noor");
    const code = await seats.code(seats.freeSeats.nth(3));
    await seats.freeSeats.nth(3).check();
    const fields = await seats.booking.locator("input:not([type=radio]), input:checked, select").all();
    // The key comes with the button that books.
    const form: Record<string, string> = { key: (await seats.book.getAttribute("value"))! };
    for (const field of fields) {
      form[(await field.getAttribute("name"))!] = await field.inputValue();
    }
    await seats.book.dblclick();
    await seats.expectBooked(code, "14.00", "15.00");
    // The same form once more gives the same answer, not another booking.
    const session = (await page.context().cookies()).find(({ name }) => name === "__Host-plek")!;
    const headers = { cookie: `${session.name}=${session.value}`, origin: new URL(page.url()).origin };
    const again = await request.post("/universiteit/seats", { form, headers, maxRedirects: 0 });
    expect(again.status()).toBe(303);
    expect(page.url()).toContain(again.headers().location);
    // Reloading the confirmation books nothing either.
    await page.reload();
    await seats.expectBooked(code, "14.00", "15.00");
  });

  test("back after booking, and another seat: one seat at a time", async ({ page }) => {
    const seats = new SeatsPage(page);
    const wish = hour(15);
    await seats.open(wish);
    await seats.take("Noor");
    await expect(seats.confirmation).toBeVisible();
    await page.goBack();
    await seats.take("Noor", 4);
    const why = "Je hebt al een plek van 15.00 tot 16.00.";
    await seats.expectRefused(wish, { rule: "Regel: één plek tegelijk", title: "Je hebt dan al een plek", why });
    // At another time it is another booking.
    await seats.open(hour(16));
    const code = await seats.take("Noor");
    await seats.expectBooked(code, "16.00", "17.00");
  });
});

test.describe("find and take", () => {
  test("a free seat now: two clicks, two pages", async ({ page, clicks }) => {
    const seats = new SeatsPage(page);
    const person: Person = { js: "Karim", "no-js": "Karim", mobile: "Karim" }[project()] as Person;
    const library = { js: "meerstede", "no-js": "meerstede", mobile: "meerstede" }[project()];
    await seats.be(person);
    // Days apart, because one has one seat at a time.
    const day = { js: "2026-10-14", "no-js": "2026-10-15", mobile: "2026-10-18" }[project()];
    await page.goto(`/${library}/seats?branch=zuid&day=${day}&from=10:00&until=11:00`);
    await clicks.on(seats.any);
    await expect(seats.confirmation).toBeVisible();
    await expect(seats.confirmation.locator("time")).toHaveText(["10.00", "11.00"]);
    expect(clicks.count).toBe(1);
  });

  test("a day, a time and filters: at most five clicks", async ({ page, clicks }) => {
    const seats = new SeatsPage(page);
    await seats.be("Noor");
    const wish = hour(19);
    await page.goto("/universiteit/seats");
    await clicks.on(page.locator(`.day[href*="day=${wish.day}"]`));
    await seats.from.fill(wish.from);
    await seats.until.fill(wish.until);
    await clicks.on(seats.wish("stopcontact"));
    await clicks.on(seats.wish("stil"));
    await clicks.on(seats.show);
    await expect(seats.any).toContainText("19.00 tot 20.00");
    await clicks.on(seats.any);
    await seats.confirmation.waitFor();
    await expect(seats.confirmation.locator("time")).toHaveText(["19.00", "20.00"]);
    expect(clicks.count).toBeLessThanOrEqual(5);
  });

  test("the same seat as last time: one click on the page", async ({ page, clicks }) => {
    const seats = new SeatsPage(page);
    await seats.be("Noor");
    const wish = hour(20);
    await seats.open(wish);
    const code = await seats.again.locator("strong").innerText();
    await clicks.on(seats.again);
    await seats.expectBooked(code, "20.00", "21.00");
    expect(clicks.count).toBe(1);
  });

  test("a seat of the plan: one click picks it, one takes it", async ({ page, clicks }) => {
    const seats = new SeatsPage(page);
    await seats.be("Noor");
    const wish = hour(21);
    await seats.open(wish);
    const seat = seats.plan.locator("a").nth(1);
    const code = (await seat.locator("text").textContent())!;
    if (project() === "js") {
      // Awake: the link is no longer followed.
      await expect(page.locator(".plan__tools")).toBeVisible();
    }
    await clicks.on(seat);
    await expect(seats.seat(code)).toBeChecked();
    await expect(page.locator("#picked")).toHaveText(code);
    await clicks.on(seats.book);
    await seats.expectBooked(code, "21.00", "22.00");
    expect(clicks.count).toBe(2);
  });

  test("filters show only what fits, and say so", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(zuid("2026-10-16", "10:00", "12:00"));
    await seats.wish("stil").click();
    await seats.show.click();
    await expect(page).toHaveURL(/want=silent/);
    await expect(page.locator(".wish input:checked")).toHaveCount(1);
    await expect(seats.picker.getByRole("heading", { level: 2 })).toHaveText("Kies je plek: Stille ruimte");
    const unfit = seats.zones.getByRole("listitem").filter({ hasText: "niets dat past" });
    await expect(unfit.filter({ hasText: "Leeszaal" })).toHaveCount(1);
    await expect(unfit.getByRole("link")).toHaveCount(0);
  });

  test("nobody signed in: the seat is held while the code is fetched", async ({ page, clicks }) => {
    const seats = new SeatsPage(page);
    const from = { js: "14:00", "no-js": "15:00", mobile: "16:00" }[project()];
    const until = { js: "14:30", "no-js": "15:30", mobile: "16:30" }[project()];
    await seats.open(zuid("2026-10-24", from, until));
    await clicks.on(seats.any);
    await expect(page).toHaveURL(/\/sign-in\?return=/);
    await expect(page.locator(".notice")).toContainText("blijft 10 minuten voor jou vrij, tot");
    // Somebody of the demo, instead of the code by e-mail.
    await page.locator(".demo-bar").getByRole("button", { name: "Leen" }).click();
    await page.goto(new URL(page.url()).searchParams.get("return") ?? page.url());
    await expect(page.locator(".take--held")).toBeVisible();
    await clicks.on(seats.any);
    await expect(seats.confirmation).toBeVisible();
    expect(clicks.count).toBe(2);
  });
});

test.describe("the plan, handled", { tag: ["@not-no-js", "@not-mobile"] }, () => {
  test("larger, smaller and to all sides, by buttons and by keys", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open({ library: "universiteit", branch: "bibliotheek", day: "2026-10-16", from: "10:00", until: "12:00" });
    await seats.zone("Leeszaal 1").click();
    const width = async () => Number(await seats.plan.getAttribute("width"));
    const sheet = page.locator("#plan");
    const left = () => sheet.evaluate((element) => element.scrollLeft);
    const plain = await width();
    await page.getByRole("button", { name: "Groter" }).click();
    expect(await width()).toBeGreaterThan(plain);
    await page.getByRole("button", { name: "Naar rechts" }).click();
    await expect.poll(left).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Naar links" }).click();
    await expect.poll(left).toBe(0);
    await sheet.focus();
    await page.keyboard.press("-");
    expect(await width()).toBe(plain);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("+");
    expect(await width()).toBeGreaterThan(plain);
  });
});

test.describe("by keyboard", { tag: ["@not-no-js", "@not-mobile"] }, () => {
  test("from the home address to the confirmation", async ({ page }) => {
    const seats = new SeatsPage(page);
    const wish = hour(13);
    await seats.be("Noor");
    await page.goto("/");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Naar de inhoud" })).toBeFocused();
    await expect(page.getByRole("link", { name: "Naar de inhoud" })).toBeInViewport();
    await tabTo(page, "Universiteitsbibliotheek Meerstede");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/universiteit/);
    // Typing a date depends on the browser's language, so the time is asked for by address.
    await seats.open(wish);
    await tabTo(page, "Stille zaal");
    await page.keyboard.press("Enter");
    // There, not only on its way: a Tab pressed sooner starts from the top of the page, or from nowhere.
    await page.waitForURL(/zone=.*#seat$/);
    await expect(page.locator("#seat")).toBeFocused();
    // Following the link led to the seats: behind the plan and its tools stands the list, folded since it is long.
    await page.keyboard.press("Tab");
    while (await page.evaluate(() => document.activeElement!.closest(".plan") !== null)) {
      await page.keyboard.press("Tab");
    }
    await expect(page.locator(".seat-picker summary")).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(seats.freeSeats.first()).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    expect(await unseenFocus(page)).toBeNull();
    const code = await seats.code(seats.freeSeats.nth(2));
    await expect(seats.freeSeats.nth(2)).toBeChecked();
    await page.keyboard.press("Tab");
    await expect(seats.book).toBeFocused();
    expect(await unseenFocus(page)).toBeNull();
    await page.keyboard.press("Enter");
    await seats.expectBooked(code, "13.00", "14.00");
  });

  test("a refusal is heard first, and the next stop is the way out", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(zuid("2026-10-16", "09:00", "14:00"));
    await seats.take("Bram");
    await expect(seats.refusal).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(seats.alternatives.first()).toBeFocused();
    expect(await unseenFocus(page)).toBeNull();
  });

  test("an error leads to its field", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(hour(13));
    await seats.be("Noor");
    await seats.book.press("Enter");
    await expect(page.getByRole("alert")).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator("#seat")).toBeFocused();
    await expect(page.locator("#seat")).toBeInViewport();
  });
});

test.describe("what can go wrong", () => {
  test("somebody else was quicker: the next best in one click", async ({ page, another, clicks }) => {
    const seats = new SeatsPage(page);
    const wish = {
      js: zuid("2026-10-16", "10:00", "11:00"),
      "no-js": zuid("2026-10-15", "14:00", "15:00"),
      mobile: zuid("2026-10-17", "12:00", "13:00"),
    }[project()];
    // A page that does not hear of it: the stream may be cut on the way.
    await page.route("**/live/**", (route) => route.fulfill({ status: 204 }));
    await seats.open(wish);
    await seats.be("Leen");
    const theirs = new SeatsPage(await (await another()).context.newPage());
    await theirs.open(wish);
    const code = await theirs.take("Karim");
    await theirs.expectBooked(code, ...clock(wish));

    expect(await seats.take("Leen")).toBe(code);
    const words = { rule: "Regel: één persoon per plek", title: "Deze plek is net genomen" };
    await seats.expectRefused(wish, { ...words, why: "Iemand anders was je voor. Wat je invulde staat er nog." });
    await expect(page).toHaveTitle(/^Fout: Neem een plek — .+ — Plek$/);
    await expect(seats.seat(code)).toBeDisabled();

    const nearest = seats.alternatives.first();
    const other = await nearest.locator(".alternative__seat").innerText();
    await clicks.on(nearest);
    await seats.expectBooked(other, ...clock(wish));
    expect(clicks.count).toBe(1);
  });

  test("a seat that somebody takes is seen to go", { tag: ["@not-no-js", "@not-mobile"] }, async ({ page, another }) => {
    const seats = new SeatsPage(page);
    const wish = zuid("2026-10-25", "10:00", "11:00");
    await seats.open(wish);
    await expect(page.locator(".plan__tools")).toBeVisible();
    const seat = seats.freeSeats.first();
    const code = await seats.code(seat);
    await seat.check();
    const theirs = new SeatsPage(await (await another()).context.newPage());
    await theirs.open(wish);
    expect(await theirs.take("Karim")).toBe(code);
    await expect(seats.seat(code)).toBeDisabled();
    await expect(seats.seat(code)).not.toBeChecked();
    await expect(page.getByRole("status").filter({ hasText: code })).toBeAttached();
  });

  test("after a zone's link, too, a refusal has the focus and is in sight", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(zuid("2026-10-16", "09:00", "14:00"));
    await seats.zone("Leeszaal").click();
    await expect(page).toHaveURL(/#seat$/);
    await seats.take("Bram");
    await expect(seats.refusal).toBeFocused();
    await expect(seats.refusal.locator(".refusal__rule")).toBeInViewport();
    // And so has the list of errors.
    await seats.open(zuid("2026-10-16", "09:00", "10:00"));
    await seats.zone("Leeszaal").click();
    await seats.book.click();
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page.getByRole("alert")).toBeInViewport();
  });

  test("no seat picked", async ({ page }) => {
    const seats = new SeatsPage(page);
    const wish = hour(17);
    await seats.open(wish);
    await seats.be("Noor");
    await seats.book.click();
    await expect(page).toHaveTitle(/^Fout: Neem een plek — .+ — Plek$/);
    const summary = page.getByRole("alert");
    await expect(summary).toBeFocused();
    await expect(summary.getByRole("heading")).toHaveText("Er is een probleem");
    await expect(summary.getByRole("link")).toHaveText(["Kies een plek."]);
    await expect(summary.getByRole("link")).toHaveAttribute("href", "#seat");
    await expect(page.locator("#seat-error")).toHaveText("Kies een plek.");
    await expect(seats.from).toHaveValue(wish.from);
    // What was missing is given, and it works.
    const code = await seats.take("Noor");
    await seats.expectBooked(code, "17.00", "18.00");
  });

  test("a time left out", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open({ ...hour(12), until: "" });
    const link = page.getByRole("alert").getByRole("link");
    await expect(link).toHaveText("Vul een uur in bij “Tot”, bijvoorbeeld 14:30.");
    await expect(link).toHaveAttribute("href", "#until");
    await expect(seats.until).toHaveAttribute("aria-invalid", "true");
    await expect(seats.from).toHaveValue("12:00");
    // Nobody knows for when: nothing is counted.
    await expect(page.locator(".lead, .zone__free")).toHaveCount(0);
  });

  test("a zone where one just walks in", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(zuid("2026-10-16", "10:00", "12:00"));
    await expect(seats.zone("Krantenhoek")).toContainText("Vrije inloop");
    await seats.zone("Krantenhoek").click();
    await expect(page.locator(".empty-state")).toContainText("Loop gewoon binnen in Krantenhoek");
    await expect(page.locator(".empty-state")).toBeInViewport();
    await expect(seats.booking).toHaveCount(0);
    await seats.zone("Leeszaal").click();
    await expect(seats.book).toBeVisible();
  });

  test("your hours for that week are used up", { tag: "@not-mobile" }, async ({ page, request }) => {
    const person = project() === "js" ? "Ann" : "Bram";
    await booked(request, zuid("2026-10-21", "10:00", "14:00"), person);
    await booked(request, zuid("2026-10-22", "10:00", "14:00"), person);
    const seats = new SeatsPage(page);
    const wish = zuid("2026-10-23", "10:00", "13:00");
    await seats.open(wish);
    const seat = await seats.take(person);
    const words = { rule: "Regel: uren per week", title: "Je uren voor die week zijn op" };
    await seats.expectRefused(wish, { ...words, why: "Je boekt hier hoogstens 10 u per week. Je hebt nog 2 u over." });
    await expect(seats.alternatives.first()).toContainText("10.00 tot 12.00");
    await expect(seats.seat(seat)).toBeChecked();
  });

  const refusals: { wish: Wish; person: Person; words: Parameters<SeatsPage["expectRefused"]>[1]; offer?: string }[] = [
    {
      wish: zuid("2026-10-16", "09:00", "14:00"),
      person: "Bram",
      words: { rule: "Regel: langste tijd", title: "Dat is te lang", why: "Je boekt hier hoogstens 4 u na elkaar." },
      offer: "9.00 tot 13.00",
    },
    {
      wish: { ...zuid("2026-10-16", "09:00", "14:00"), lang: "fr" },
      person: "Bram",
      words: {
        rule: "Règle\u00a0: durée maximale",
        title: "C’est trop long",
        why: "Ici, vous réservez au plus 4\u00a0h d’affilée.",
      },
      offer: "9\u00a0h à 13\u00a0h",
    },
    {
      wish: zuid("2026-10-17", "18:00", "20:00"),
      person: "Bram",
      words: {
        rule: "Regel: openingsuren",
        title: "Dan is de bibliotheek dicht",
        why: "Een boeking moet helemaal binnen de openingsuren vallen.",
      },
      offer: "zo 18 okt",
    },
    {
      wish: { ...zuid("2026-10-17", "18:00", "20:00"), lang: "en" },
      person: "Bram",
      words: {
        rule: "Rule: opening hours",
        title: "The library is closed then",
        why: "A booking must lie wholly within the opening hours.",
      },
      offer: "Sun",
    },
    {
      wish: zuid("2026-10-16", "14:10", "15:10"),
      person: "Bram",
      words: {
        rule: "Regel: vaste begintijden",
        title: "Begin of einde past niet",
        why: "Boekingen beginnen en eindigen hier om de 30 minuten, geteld vanaf het hele uur.",
      },
      offer: "14.00 tot 15.30",
    },
    {
      wish: zuid("2026-10-13", "09:00", "10:00"),
      person: "Karim",
      words: { rule: "Regel: niet in het verleden", title: "Dat uur is al voorbij", why: "Kies een uur dat nog komt." },
    },
    {
      wish: zuid("2026-11-20", "10:00", "11:00"),
      person: "Bram",
      words: {
        rule: "Regel: niet te ver vooruit",
        title: "Zo ver vooruit kan niet",
        why: "Je boekt hier hoogstens 14 dagen vooruit.",
      },
    },
    {
      wish: { library: "dorpbeke", branch: "dorp", day: "2026-10-16", from: "14:00", until: "15:00", lang: "en" },
      person: "Leen",
      words: {
        rule: "Rule: member of this library",
        title: "You are not a member of this library",
        why: "Only members book a seat here. You can become a member at the desk.",
      },
    },
  ];
  for (const { wish, person, words, offer } of refusals) {
    // The words are the same on a phone.
    test(`a rule says no: ${words.title}`, { tag: "@not-mobile" }, async ({ page }) => {
      const seats = new SeatsPage(page);
      await seats.open(wish);
      const seat = await seats.take(person);
      await seats.expectRefused(wish, words);
      await expect(seats.seat(seat)).toBeChecked();
      if (offer) {
        await expect(seats.alternatives.first()).toContainText(offer);
      }
    });
  }

  test("a page that is not there", async ({ page }) => {
    const answer = await page.goto("/nergens/seats");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze pagina is er niet");
  });
});

test.describe("the check while typing", () => {
  const closed = "Dan is de bibliotheek dicht. Een boeking moet helemaal binnen de openingsuren vallen.";

  test("the browser knows the rules", { tag: "@not-no-js" }, async ({ page, watch }) => {
    const seats = new SeatsPage(page);
    await seats.open({ ...hour(18), until: "20:00" });
    await expect(seats.check).toHaveText("2 u: dat kan.");
    // Awake as soon as it answers; from then on without asking the server.
    await expect(async () => {
      await seats.until.fill("20:30");
      await expect(seats.check).toHaveText("2 u 30 min: dat kan. Klik op “Toon plekken”.", { timeout: 250 });
    }).toPass();
    const asked = watch.requests;
    await seats.from.fill("12:00");
    await expect(seats.check).toHaveText("Dat is te lang. Je boekt hier hoogstens 8 u na elkaar.");
    await seats.from.fill("05:00");
    await expect(seats.check).toHaveText(closed);
    await seats.day.fill("2026-10-14");
    await expect(seats.check).toHaveText("Klik op “Toon plekken” voor deze dag.");
    await seats.day.fill(hour(18).day);
    await seats.from.fill("18:00");
    await seats.until.fill("20:00");
    await expect(seats.check).toHaveText("2 u: dat kan.");
    expect(watch.requests).toBe(asked);
  });

  test("without script the first sentence stands", { tag: ["@not-js", "@not-mobile"] }, async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open({ ...hour(18), until: "20:00" });
    await expect(seats.check).toHaveText("2 u: dat kan.");
    await seats.open(zuid("2026-10-17", "18:00", "20:00"));
    await expect(seats.check).toHaveText(closed);
    await expect(page.locator(".lead")).toHaveText(closed);
  });
});

test.describe("languages", () => {
  test("the browser's language, then the one picked, remembered", async ({ page, context }) => {
    const seats = new SeatsPage(page);
    const wish = hour(19);
    await seats.open(wish);
    await expect(page.locator("html")).toHaveAttribute("lang", "nl-BE");
    await seats.zone("Leescafé").click();
    await page.getByRole("link", { name: "Français" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Prenez une place");
    // The question is the same, in another language.
    await expect(seats.day).toHaveValue(wish.day);
    await expect(seats.from).toHaveValue(wish.from);
    await expect(seats.until).toHaveValue(wish.until);
    await expect(seats.zone("Leescafé")).toHaveAttribute("aria-current", "true");
    const [cookie, ...others] = await context.cookies();
    expect(cookie).toMatchObject({ name: "plek-lang", value: "fr", httpOnly: true, sameSite: "Lax", path: "/" });
    expect(others).toEqual([]);
    await page.goto("/dorpbeke/seats");
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await page.goto("/nergens");
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await page.goto("/dorpbeke/seats?lang=en");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });

  test("a confirmation stays one in another language", async ({ page, request }) => {
    const confirmation = await booked(request, hour(22), "Noor");
    await new SeatsPage(page).be("Noor");
    await page.goto(confirmation);
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This seat is yours");
    await expect(page.locator(".confirmation time")).toHaveText(["22:00", "23:00"]);
  });

  test("a browser that speaks French gets French", async ({ another }) => {
    const { context } = await another({ locale: "fr-BE" });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  });
});

test.describe("on a phone", { tag: ["@not-js", "@not-no-js"] }, () => {
  test("seats are near: a long list of zones shows its first ones, and all when asked", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(hour(21));
    await expect(seats.zones.locator("li:visible")).toHaveCount(6);
    await page.getByRole("link", { name: "Alle 20 zones" }).click();
    await expect(seats.zones.locator("li:visible")).toHaveCount(20);
    await seats.zone("Torenkamer").click();
    await expect(seats.picker.getByRole("heading")).toHaveText("Kies je plek: Torenkamer");
    await expect(seats.freeSeats.first()).toBeInViewport();
    // The six first, and the one whose seats these are.
    await expect(seats.zones.locator("li:visible")).toHaveCount(7);
    await expect(seats.zone("Torenkamer")).toBeVisible();
  });

  test("the button is in sight while choosing", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(hour(21));
    const all = seats.picker.locator(".seat");
    const count = await all.count();
    expect(count).toBeGreaterThan(20);
    for (const index of [0, Math.floor(count / 2), count - 1]) {
      await all.nth(index).evaluate((seat) => seat.scrollIntoView({ block: "center" }));
      await expect(all.nth(index)).toBeInViewport();
      await expect(seats.book).toBeInViewport({ ratio: 1 });
    }
  });

  test("the first choice is on the first screen", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.open(zuid("2026-10-16", "10:00", "12:00"));
    await expect(seats.until).toBeInViewport({ ratio: 1 });
    await expect(seats.any).toBeInViewport({ ratio: 1 });
  });
});

/** Begin and end as a confirmation in Dutch writes them: 9.00. */
function clock({ from, until }: Pick<Wish, "from" | "until">): [string, string] {
  const written = (time: string) => time.replace(/^0/, "").replace(":", ".");
  return [written(from), written(until)];
}
