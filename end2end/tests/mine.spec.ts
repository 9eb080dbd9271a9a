// Mijn Plek and the ways out of a mail: with and without script, on a phone, by keyboard.
import { expect, test } from "../fixtures";
import { bookingOf, mailAbout } from "../fixtures/mail";
import { booked, people, SeatsPage, type Person } from "../fixtures/seats";

/** Who and when, so that projects that run side by side do not meet. */
const turn = (name: string) => ["js", "no-js", "mobile"].indexOf(name);
const hour = (name: string, first: number) => `${String(first + turn(name)).padStart(2, "0")}:00`;

test("a booking is cancelled from its mail, not signed in: two clicks", async ({ page, request, clicks }) => {
  const { name } = test.info().project;
  const who = (["Leen", "Karim", "Bram"] as const)[turn(name)]!;
  const wish = { library: "meerstede", branch: "zuid", day: "2026-10-22", from: "15:00", until: "16:00" } as const;
  const booking = bookingOf(await booked(request, wish, who));
  await page.goto(await mailAbout(request, booking, "seat-booked"));
  await expect(page.locator(".mail-facts").getByRole("link", { name: "plek.ics" })).toBeVisible();
  const mail = page.frameLocator(".mail-view__frame");
  const opened = page.waitForEvent("popup");
  await clicks.on(mail.getByRole("link", { name: "Kom je niet? Annuleer met deze link" }));
  const link = await opened;
  await expect(link.getByRole("heading", { level: 1 })).toHaveText("Je boeking");
  await expect(link.locator(".facts")).toContainText("donderdag 22 oktober 2026, 15.00 tot 16.00");
  await link.reload();
  await expect(link.getByRole("heading", { level: 1 })).toHaveText("Je boeking");
  await clicks.on(link.getByRole("button", { name: "Annuleer deze boeking" }));
  await expect(link.getByRole("heading", { level: 1 })).toHaveText("Deze boeking is geannuleerd");
  expect(clicks.count).toBe(2);
  await link.goBack();
  await link.reload();
  await expect(link.getByRole("heading", { level: 1 })).toHaveText("Deze boeking is geannuleerd");
});

test("a booking gets another time, and is taken back", async ({ page, request, clicks }) => {
  const { name } = test.info().project;
  const from = hour(name, 9);
  const wish = { library: "meerstede", branch: "zuid", day: "2026-10-22", from, until: hour(name, 10) } as const;
  const booking = bookingOf(await booked(request, wish, "Karim"));
  await new SeatsPage(page).be("Karim");
  await page.locator(".site-nav").getByRole("link", { name: "Mijn Plek" }).click();
  const item = page.locator(".mine-item").filter({ has: page.locator(`a[href="/mine/${booking}/change"]`) });
  await clicks.on(item.getByRole("link", { name: "Verander" }));
  await page.getByLabel("Tot", { exact: true }).fill("23:30");
  await clicks.on(page.getByRole("button", { name: "Verander mijn boeking" }));
  await expect(page.locator("section.refusal")).toBeFocused();
  await expect(page.locator("section.refusal")).toContainText("Je boeking is niet veranderd");
  await expect(page.getByLabel("Tot", { exact: true })).toHaveValue("23:30");
  await page.getByLabel("Dag").fill("2026-10-23");
  await page.getByLabel("Tot", { exact: true }).fill(hour(name, 10));
  await clicks.on(page.getByRole("button", { name: "Verander mijn boeking" }));
  await expect(page.getByRole("status")).toContainText("Je boeking is veranderd");
  await expect(item).toContainText("vr 23 okt");
  // Asked first: Esc leaves everything as it was, and the keyboard where it was; so does Enter on what is offered first.
  const opener = item.getByRole("button", { name: "Annuleer" });
  const dialog = page.getByRole("dialog");
  for (const key of ["Escape", "Enter"]) {
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("button", { name: "Nee, ik hou ze" })).toBeFocused();
    await page.keyboard.press(key);
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  await opener.dblclick();
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await clicks.on(opener);
  await expect(dialog).toHaveAccessibleName(/^Plek .+ weer vrijgeven\?$/);
  await clicks.on(dialog.getByRole("button", { name: "Annuleer deze boeking" }));
  await expect(page.getByRole("status")).toContainText("Je boeking is geannuleerd");
  await expect(item).toHaveCount(0);
});

test("by keyboard alone: from the menu to the calendar's address and off again", { tag: ["@not-mobile"] }, async ({ page }) => {
  const who: Person = test.info().project.name === "js" ? "Ann" : "Leen";
  await new SeatsPage(page).be(who);
  await page.goto("/mine");
  await page.getByRole("button", { name: /Maak een (nieuw )?adres/ }).focus();
  await page.keyboard.press("Enter");
  const address = page.getByLabel("Adres van je agenda");
  await expect(address).toHaveValue(/\/feeds\/calendar\/[0-9a-f]{32}$/);
  const url = await address.inputValue();
  const feed = await page.request.get(new URL(url).pathname);
  expect(feed.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  await page.getByRole("button", { name: "Zet het adres uit" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("werkt niet meer");
  expect((await page.request.get(new URL(url).pathname)).status()).toBe(404);
});

test("Noor has something soon, something coming and something past", async ({ page }) => {
  await new SeatsPage(page).be("Noor");
  await page.goto("/mine");
  await expect(page.getByRole("heading", { name: "Nu en straks" })).toBeVisible();
  // Soon: today at noon. Something that another test booked for her may come before.
  const soon = page.locator("section").filter({ has: page.getByRole("heading", { name: "Nu en straks" }) });
  await expect(soon.locator(".mine-item").filter({ hasText: "L12" })).toContainText("12.00 tot 13.30");
  await expect(page.getByRole("heading", { name: "Komt nog" })).toBeVisible();
  const past = page.locator("details.more");
  await expect(past.locator(".mine-item").first()).toBeHidden();
  await past.locator("summary").click();
  await expect(past.locator(".mine-item").first()).toBeVisible();
  expect(Object.keys(people)).toContain("Noor");
});
