// How Mijn Plek, changing a booking and the page behind a mail's link look: axe, valid HTML, no sideways scroll, in every
// look, full and empty, with what was just done and what was refused.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { audit } from "../fixtures/audit";
import { expectNoSidewaysScroll, expectTargets, looks, options, shot, withoutScript } from "../fixtures/looks";
import { bookingOf, mailAbout } from "../fixtures/mail";
import { booked, people, type Person } from "../fixtures/seats";

/** Signs in by the bar's button, whatever the language. */
async function be(page: Page, person: Person) {
  await page.goto("/");
  const id = `01900000-0000-7000-8000-${String(people[person]).padStart(12, "0")}`;
  await page.locator(`.demo-bar button[value="${id}"]`).click();
}

looks.forEach((look, nth) => {
  const { lang, scheme, width, script } = look;
  test(`mine: ${lang}, ${scheme}, ${width} px, ${script ? "with" : "without"} script`, async ({ another, request }) => {
    const from = `${String(9 + nth).padStart(2, "0")}:00`;
    const wish = { library: "meerstede", branch: "zuid", day: "2026-10-27", from, until: `${String(10 + nth).padStart(2, "0")}:00` } as const;
    const booking = bookingOf(await booked(request, wish, "Leen"));
    const mail = await mailAbout(request, booking, "seat-booked");
    const link = (await (await request.get(`${mail}/html`)).text()).match(/https?:\/\/[^"]+(\/b\/[0-9a-f]{64})/)![1]!;

    const { context, watch } = await another(options(look));
    if (!script) {
      await withoutScript(context);
    }
    const page = await context.newPage();
    const judge = async (name: string) => {
      await test.step(name, async () => {
        await audit(page, watch);
        await shot(page, test.info(), name);
        await expectNoSidewaysScroll(page);
        await expectTargets(page);
        await page.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(page);
        await page.setViewportSize({ width, height: 800 });
      });
    };
    await page.goto(link);
    await judge("link");
    await be(page, "Noor");
    await page.goto("/mine");
    await page.locator("details.more summary").click();
    await judge("full");
    await be(page, "Leen");
    await page.goto(`/mine/${booking}/change`);
    await judge("change");
    await page.locator("[name=until]").fill("23:30");
    await page.locator("button[name=key]").click();
    await expect(page.locator("section.refusal")).toBeVisible();
    await judge("change refused");
    await page.goto(link);
    await page.locator(".button--danger").click();
    await expect(page.locator(".button--danger")).toHaveCount(0);
    await judge("link cancelled");
    await be(page, "Ann");
    await page.goto("/mine");
    await judge("empty");
    await page.locator("#feed button").first().click();
    await expect(page.locator("#feed-address")).toBeVisible();
    await judge("feed made");
  });
});
