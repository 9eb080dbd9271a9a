// Staff edit the house: the journeys of a librarian, with their clicks counted, and every page audited.
import { expect, type Page } from "@playwright/test";
import { audit as audited } from "../fixtures/audit";
import type { Watch } from "../fixtures/watch";
import { test } from "../fixtures";
import { people } from "../fixtures/seats";

/** Judges the page, in the windows whose script can run: the judge is a script too. */
async function audit(page: Page, watch: Watch) {
  if (test.info().project.use.javaScriptEnabled !== false) {
    await audited(page, watch);
  }
}

/** Bram runs the city's branches. */
async function asBram(page: Page) {
  const id = `01900000-0000-7000-8000-${String(people.Bram).padStart(12, "0")}`;
  const headers = { origin: new URL(page.url() === "about:blank" ? process.env.PLEK_URL ?? "http://127.0.0.1:3000" : page.url()).origin };
  const answer = await page.request.post("/demo/as", { form: { person: id }, headers, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

/** The first branch of the city. */
async function branch(page: Page): Promise<string> {
  await page.goto("/staff/meerstede");
  const link = page.locator(".rows a").first();
  return (await link.getAttribute("href"))!;
}

test("a room is closed tomorrow, people are told and moved, and it is undone", async ({ page, clicks, watch }) => {
  await asBram(page);
  await page.goto(await branch(page));
  await audit(page, watch);
  await clicks.on(page.locator("#zones").locator("xpath=ancestor::table").getByRole("link", { name: "Sluiten" }).first());
  await audit(page, watch);
  await page.getByLabel("Reden").fill("Lekkage");
  await clicks.on(page.getByRole("button", { name: "Bekijk wat dit doet" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit gaat er gebeuren");
  await audit(page, watch);
  await clicks.on(page.getByRole("button", { name: "Doe dit" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Het is gebeurd");
  expect(clicks.count).toBeLessThanOrEqual(4);
  await audit(page, watch);
  await page.getByRole("button", { name: "Maak ongedaan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Het is ongedaan gemaakt");
});

test("forty seats are added and their labels are there to print", async ({ page, clicks, watch }, info) => {
  await asBram(page);
  const house = await branch(page);
  await page.goto(house);
  await page.getByLabel("Naam").fill(`Zaal ${info.project.name} ${Date.now()}`);
  await clicks.on(page.getByRole("button", { name: "Zone toevoegen" }));
  await page.getByLabel("Welke plekken?").fill("A1-A40");
  await clicks.on(page.getByRole("button", { name: "Plekken toevoegen" }));
  expect(clicks.count).toBeLessThanOrEqual(5);
  await expect(page.locator(".notice--success")).toContainText("40 plekken toegevoegd");
  await audit(page, watch);
  await page.getByRole("link", { name: "QR-labels" }).click();
  await expect(page.locator(".label")).toHaveCount(40);
  await audit(page, watch);
});

test("hours and rules that cannot be are named at their field", async ({ page, watch }) => {
  await asBram(page);
  const house = await branch(page);
  await page.goto(`${house}/hours`);
  await audit(page, watch);
  await page.getByLabel("dinsdag", { exact: true }).first().fill("van negen tot tien");
  await page.getByRole("button", { name: "Bekijk wat dit doet" }).first().click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.getByLabel("dinsdag", { exact: true }).first()).toHaveValue("van negen tot tien");
  await audit(page, watch);
  await page.goto(`${house}/rules`);
  await audit(page, watch);
  await page.goto(`${house}/settings`);
  await audit(page, watch);
});
