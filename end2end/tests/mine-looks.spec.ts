// How Mijn Plek, changing a booking and the page behind a mail's link look: axe, valid HTML, no sideways scroll, in every
// look, full and empty, with what was just done and what was refused.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { judge, looks, nameOf, options, share, withoutScript } from "../fixtures/looks";
import { bookingOf, mailAbout } from "../fixtures/mail";
import { booked, people, type Person } from "../fixtures/seats";

/** Signs in by the bar's button, whatever the language. */
async function be(page: Page, person: Person) {
  await page.goto("/");
  const id = `01900000-0000-7000-8000-${String(people[person]).padStart(12, "0")}`;
  await page.locator(`.demo-bar button[value="${id}"]`).click();
}

looks.forEach((look, nth) => {
  test(`mine: ${nameOf(look)}`, async ({ another, request }) => {
    const from = `${String(9 + nth).padStart(2, "0")}:00`;
    const wish = { library: "meerstede", branch: "zuid", day: "2026-10-27", from, until: `${String(10 + nth).padStart(2, "0")}:00` } as const;
    const booking = bookingOf(await booked(request, wish, "Leen"));
    const mail = await mailAbout(request, booking, "seat-booked");
    const link = (await (await request.get(`${mail}/html`)).text()).match(/https?:\/\/[^"]+(\/b\/[0-9a-f]{64})/)![1]!;

    const { context, watch } = await another(options(look));
    if (!look.script) {
      await withoutScript(context);
    }
    const page = await context.newPage();
    const states = ["link", "full", "asked", "change", "change refused", "link cancelled", "empty", "feed made"];
    const mine = share(states, look);
    const state = (name: string) =>
      test.step(name, async () => {
        if (mine.includes(name)) {
          await judge(page, watch, test.info(), name);
        }
      });
    await page.goto(link);
    await state("link");
    await be(page, "Noor");
    await page.goto("/mine");
    await page.locator("details.more summary").click();
    await state("full");
    await page.locator(".dialog-opener").first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await state("asked");
    await be(page, "Leen");
    await page.goto(`/mine/${booking}/change`);
    await state("change");
    await page.locator("[name=until]").fill("23:30");
    await page.locator("button[name=key]").click();
    await expect(page.locator("section.refusal")).toBeVisible();
    await state("change refused");
    await page.goto(link);
    await page.locator(".button--danger").click();
    await expect(page.locator(".button--danger")).toHaveCount(0);
    await state("link cancelled");
    await be(page, "Ann");
    await page.goto("/mine");
    await state("empty");
    await page.locator("#feed button").first().click();
    await expect(page.locator("#feed-address")).toBeVisible();
    await state("feed made");
  });
});
