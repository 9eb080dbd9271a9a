// The way in: what is free now, a seat in two clicks, numbers that follow the house, codes, and the race of rivals.
import { expect, test } from "../fixtures";
import { SeatsPage } from "../fixtures/seats";

const number = (text: string | null) => Number((text ?? "").replace(/\D/g, ""));

test("the answer, one button and every seat, before any form", async ({ page }) => {
  await page.goto("/meerstede");
  const here = number(await page.locator("h1 .number").textContent());
  const drawn = await page.locator("#weave-free").getAttribute("d");
  expect(drawn!.match(/h/g)!.length).toBe(here);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Nu [\d.]+ plekken vrij in de bib$/);
  const free = number(await page.locator("h1 .number").textContent());
  const branches = await page.locator(".branch-now__go .number").allTextContents();
  expect(branches.map(number).reduce((sum, one) => sum + one, 0)).toBe(free);
  await expect(page.getByRole("link", { name: "Neem een plek" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Vandaag in de bib" })).toBeVisible();
});

test("on a phone the answer and the button are on the first screen", { tag: ["@not-js", "@not-no-js"] }, async ({ page }) => {
  for (const path of ["/", "/meerstede"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeInViewport({ ratio: 1 });
    await expect(page.locator(".home-head__go a")).toBeInViewport({ ratio: 1 });
    await expect(page.locator(".weave")).toBeInViewport({ ratio: 1 });
  }
});

// Noor is the only one of the bar who studies there, and can sit on one chair only: so this is one test, in one project.
test("a free seat now, from the home page, in two clicks; pages that are open follow", { tag: ["@not-no-js", "@not-mobile"] }, async ({ page, clicks, another }) => {
  const { context } = await another();
  const open = await context.newPage();
  const listening = open.waitForResponse(/\/live\/universiteit$/);
  await open.goto("/universiteit");
  await listening;
  const free = open.locator("h1 .number");
  const before = number(await free.textContent());
  const seats = new SeatsPage(page);
  await seats.be("Noor");
  await page.goto("/universiteit");
  await clicks.on(page.getByRole("link", { name: "Neem een plek" }));
  await expect(page).toHaveURL(/\/universiteit\/seats\?branch=bibliotheek$/);
  await clicks.on(page.locator(".take__any"));
  await expect(seats.confirmation).toBeVisible();
  expect(clicks.count).toBe(2);
  const after = new Intl.NumberFormat("nl-BE").format(before - 1);
  await expect(free).toHaveText(after, { timeout: 2_000 });
  await expect(open.locator(".branch-now__go .number")).toHaveText(after);
  const glyphs = async () => (await open.locator("#weave-free").getAttribute("d"))!.match(/h/g)!.length;
  await expect.poll(glyphs).toBe(before - 1);
  expect(await open.evaluate(() => performance.getEntriesByType("navigation").length)).toBe(1);
});

test("an unknown code comes back to its field, with what was typed", async ({ page }) => {
  await page.goto("/meerstede");
  await page.getByLabel("Ik heb een code").fill("zzz 999");
  await page.getByLabel("Ik heb een code").press("Enter");
  const field = page.getByRole("main").getByLabel("Ik heb een code");
  await expect(field).toHaveValue("zzz 999");
  await expect(page.locator("#code-error")).toContainText("Deze code kennen we niet");
  await expect(page).toHaveTitle(/^Fout: /);
});

test("eight rivals, twenty seats: each has one winner", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Probeer ons dubbel te boeken" }).click();
  await page.getByRole("button", { name: "Start de race" }).click();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("20 plekken geboekt, 0 dubbel");
  await expect(page.locator(".rivals__won")).toHaveCount(20);
  await expect(page.locator(".rivals__taken")).toHaveCount(140);
});
