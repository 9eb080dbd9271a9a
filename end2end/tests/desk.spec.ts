// The desk: its day, a seat for somebody with a name only, the slip, a zone closed tomorrow, visits; clicks counted.
import { expect, type Page } from "@playwright/test";
import { audit as audited } from "../fixtures/audit";
import { test } from "../fixtures";
import { tabTo } from "../fixtures/looks";
import { people, type Person } from "../fixtures/seats";
import type { Watch } from "../fixtures/watch";

/** Judges the page, in the windows whose script can run: the judge is a script too. */
async function audit(page: Page, watch: Watch) {
  if (test.info().project.use.javaScriptEnabled !== false) {
    await audited(page, watch);
  }
}

async function as(page: Page, person: Person) {
  const id = `01900000-0000-7000-8000-${String(people[person]).padStart(12, "0")}`;
  const headers = { origin: new URL(process.env.PLEK_URL ?? "http://127.0.0.1:3000").origin };
  const answer = await page.request.post("/demo/as", { form: { person: id }, headers, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

test("staff land on today's picture without a click", async ({ page, watch }) => {
  await page.goto("/");
  await page.locator(".demo-bar").getByRole("button", { name: "Ann" }).click();
  await expect(page).toHaveURL(/\/staff\/meerstede\/zuid\/today$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vandaag");
  for (const figure of ["Vrij", "Zijn er", "Komen"]) {
    await expect(page.locator(".desk-figures")).toContainText(figure);
  }
  await expect(page.locator("#coming")).toContainText("Komen in de volgende 3 uur");
  await expect(page.locator("#there")).toContainText("Zijn er nu");
  await expect(page.locator("#zones")).toHaveText("Zones nu");
  await audit(page, watch);
});

test("a walk-in with only a name gets a seat and a slip", async ({ page, clicks, watch }, info) => {
  await as(page, "Ann");
  await page.goto("/staff/meerstede/zuid/today");
  await clicks.on(page.getByRole("link", { name: "Plek geven" }));
  await audit(page, watch);
  const name = `Maria van de markt ${info.project.name} ${Date.now()}`;
  await page.getByLabel("Naam", { exact: true }).fill(name);
  await clicks.on(page.getByRole("button", { name: "Geef een plek" }).first());
  await expect(page).toHaveURL(/\/slips\//);
  await expect(page.locator(".slip__who")).toHaveText(name);
  await expect(page.locator(".slip__when")).toContainText(/1\d\.\d0 tot 1\d\.\d0/);
  await audit(page, watch);
  // One more: "Print".
  expect(clicks.count + 1).toBeLessThanOrEqual(4);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".slip__seat strong")).toBeVisible();
  await expect(page.locator(".site-header")).toBeHidden();
  await expect(page.locator(".staff--slip > nav").first()).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  // She stood there, so she is there, and is gone with one click.
  await page.goto(`/staff/meerstede/zuid/today?q=${encodeURIComponent(name)}`);
  await page.getByRole("button", { name: `Is weg: ${name}` }).click();
  await expect(page.locator(".notice--success")).toContainText("De plek is weer vrij");
});

test("a caller books for tomorrow by keyboard, and is moved to another seat", async ({ page }, info) => {
  await as(page, "Ann");
  await page.goto("/staff/meerstede/zuid/give");
  const name = `Omar ${info.project.name} ${Date.now()}`;
  await page.getByLabel("Naam", { exact: true }).fill(name);
  await page.getByLabel("Dag").fill("2026-10-15");
  await page.getByLabel("Van").fill("14:00");
  await page.getByLabel("Tot").fill("16:00");
  await page.getByLabel("Naam", { exact: true }).press("Enter");
  await expect(page.locator(".slip__when")).toContainText("donderdag 15 oktober 2026");
  const seat = await page.locator(".slip__seat strong").innerText();
  const id = page.url().split("/").at(-1)!;
  await page.goto(`/staff/meerstede/zuid/bookings/${id}`);
  await page.getByLabel("Plek").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Verplaats" }).click();
  await expect(page.locator(".notice--success")).toContainText("De boeking is verplaatst");
  await page.goto(`/staff/meerstede/zuid/slips/${id}`);
  await expect(page.locator(".slip__seat strong")).not.toHaveText(seat);
});

test("by keyboard alone: a walk-in gets a seat, is found by name and has gone", { tag: ["@not-no-js", "@not-mobile"] }, async ({ page }, info) => {
  await as(page, "Ann");
  await page.goto("/staff/meerstede/zuid/today");
  await tabTo(page, "Plek geven");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/give$/);
  const name = `Toets ${info.project.name} ${Date.now()}`;
  const typed = page.getByLabel("Naam", { exact: true });
  while (!(await typed.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(page.locator(".slip__who")).toHaveText(name);
  await page.goto("/staff/meerstede/zuid/today");
  const search = page.getByRole("searchbox");
  while (!(await search.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?q=/);
  await tabTo(page, "Is weg");
  await page.keyboard.press("Enter");
  await expect(page.locator(".notice--success")).toContainText("De plek is weer vrij");
});

test("what is wrong is said at its field and nothing typed is lost", async ({ page, watch }) => {
  await as(page, "Ann");
  await page.goto("/staff/meerstede/zuid/give");
  await page.getByLabel("Naam", { exact: true }).fill("Maria");
  await page.getByLabel("Van").fill("3:00");
  await page.getByLabel("Tot").fill("4:00");
  await page.getByRole("button", { name: "Geef een plek" }).first().click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.getByLabel("Naam", { exact: true })).toHaveValue("Maria");
  await expect(page.getByLabel("Van")).toHaveValue("3:00");
  await audit(page, watch);
});

test("a member is found without losing what was typed", async ({ page, watch }) => {
  await as(page, "Ann");
  await page.goto("/staff/meerstede/zuid/give");
  await page.getByLabel("Naam", { exact: true }).fill("Karim");
  await page.getByRole("button", { name: "Zoek bij de leden" }).click();
  await expect(page.getByLabel("Naam", { exact: true })).toHaveValue("Karim");
  await expect(page.getByRole("group").or(page.getByRole("radiogroup")).first()).toContainText("Karim");
  await audit(page, watch);
});

test("a zone is closed tomorrow from today's page", async ({ page, clicks }) => {
  await as(page, "Bram");
  await page.goto("/staff/meerstede/noord/today");
  await clicks.on(page.getByRole("link", { name: /^Sluit morgen/ }).first());
  await page.getByLabel("Reden").fill("Lekkage");
  await clicks.on(page.getByRole("button", { name: "Bekijk wat dit doet" }));
  await expect(page.locator("#preview")).toContainText("gaat dicht: ");
  await clicks.on(page.getByRole("button", { name: "Doe dit" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Het is gebeurd");
  expect(clicks.count).toBeLessThanOrEqual(4);
  await page.goto("/staff/meerstede/noord/today");
  await expect(page.locator(".desk-needs")).toContainText("Lekkage");
  await page.goBack();
  await page.getByRole("button", { name: "Maak ongedaan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Het is ongedaan gemaakt");
});

test("visits are a chart with the same numbers as a table, and a file", async ({ page, watch }) => {
  await as(page, "Ann");
  await page.goto("/staff/meerstede/zuid/visits");
  await expect(page.getByRole("img", { name: "Boekingen en bezoeken per week" })).toBeVisible();
  await expect(page.locator(".visits-table tbody tr")).toHaveCount(12);
  await audit(page, watch);
  const file = page.getByRole("link", { name: "Download als CSV" });
  const answer = await page.request.get((await file.getAttribute("href"))!);
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="plek-zuid-/);
  expect(await answer.text()).toContain("week,from,until,zone,booked,used,not_come,cancelled,to_come");
});

test("the page renews itself, but not while somebody types", { tag: ["@not-no-js", "@not-mobile"] }, async ({ page }) => {
  await page.clock.install();
  await as(page, "Ann");
  await page.goto("/staff/meerstede/zuid/today");
  await page.locator("leptos-island").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => document.readyState === "complete");
  await page.getByLabel("Zoek op naam of plek").fill("Noo");
  await page.clock.runFor(130_000);
  await expect(page.getByLabel("Zoek op naam of plek")).toHaveValue("Noo");
  await page.getByLabel("Zoek op naam of plek").fill("");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const renewed = page.waitForEvent("load");
  await page.clock.runFor(61_000);
  await renewed;
});
