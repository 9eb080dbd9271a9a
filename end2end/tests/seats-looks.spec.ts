// How the page of study seats looks and reads in every state: for axe, for the HTML standard, on narrow screens, with big
// text, in forced colours. Contexts are made here, so one project is enough.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { audit, styled } from "../fixtures/audit";
import { expectNoSidewaysScroll, judge, looks, nameOf, options, share, shot, withoutScript } from "../fixtures/looks";
import { address, booked, SeatsPage, type Wish } from "../fixtures/seats";

const zuid: Wish = { library: "meerstede", branch: "zuid", day: "2026-10-16", from: "10:00", until: "12:00" };
const university: Wish = { ...zuid, library: "universiteit", branch: "bibliotheek" };

type States = Record<string, (seats: SeatsPage, confirmation: string) => Promise<unknown>>;

/** The states of the page, and how one gets there. What is booked for it was booked once. */
const states: States = {
  free: (seats) => seats.open(university),
  refused: async (seats) => {
    await seats.open({ ...zuid, until: "16:00" });
    await seats.take("Bram");
    await expect(seats.alternatives).not.toHaveCount(0);
  },
  errors: async (seats) => {
    await seats.open(zuid);
    await seats.be("Bram");
    await seats.book.click();
    await expect(seats.page.locator("#seat-error")).toBeVisible();
  },
  "walk-in": async (seats) => {
    await seats.open(zuid);
    await seats.zone("Krantenhoek").click();
    await expect(seats.page.locator(".empty-state")).toBeVisible();
  },
  confirmation: async (seats, confirmation) => {
    await seats.be("Noor");
    await seats.page.goto(confirmation);
  },
  account: (seats) => seats.page.goto("/account"),
  "not found": (seats) => seats.page.goto("/nergens"),
};

/** States much like others. */
const alike: States = {
  "refused without alternative": async (seats) => {
    await seats.open({ ...zuid, library: "dorpbeke", branch: "dorp" });
    await seats.take("Bram");
    await expect(seats.refusal).toBeVisible();
  },
  "errors of times": (seats) => seats.open({ ...zuid, from: "", until: "25:00" }),
  closed: (seats) => seats.open({ ...zuid, from: "02:00", until: "04:00" }),
  filtered: (seats) => seats.page.goto(`${address(zuid)}&want=power&want=silent`),
  "no seat like that": (seats) => seats.page.goto(`${address(zuid)}&want=monitor&want=group`),
  "a branch that is closed": (seats) => seats.open({ ...zuid, branch: "noord", day: "2026-10-22" }),
  "a zone that is closed": async (seats) => {
    await seats.open({ ...university, day: "2026-10-14" });
    // On a phone a long list shows its first zones.
    if (await seats.page.locator(".zone-list__all").isVisible()) {
      await seats.page.locator(".zone-list__all").click();
    }
    await seats.zone("Tijdschriftenzaal").click();
  },
};

// An hour of its own for each worker.
const lookTest = test.extend<object, { confirmation: string }>({
  confirmation: [
    async ({ playwright }, use, worker) => {
      const request = await playwright.request.newContext({ baseURL: worker.project.use.baseURL });
      const hour = 17 + (worker.workerIndex % 6);
      const wish = { ...university, day: "2026-10-15", from: `${hour}:00`, until: `${hour + 1}:00` };
      const path = await booked(request, wish, "Noor");
      await request.dispose();
      await use(path);
    },
    { scope: "worker" },
  ],
});

for (const look of looks) {
  const { free, ...others } = { ...states, ...alike };
  lookTest(nameOf(look), async ({ another, confirmation }) => {
    const { context, watch } = await another(options(look));
    if (!look.script) {
      await withoutScript(context);
    }
    const seats = new SeatsPage(await context.newPage());
    for (const [state, reach] of [["free", free] as const, ...share(Object.entries(others), look)]) {
      await test.step(state, async () => {
        await reach(seats, confirmation);
        await judge(seats.page, watch, test.info(), state);
      });
    }
  });
}

// In the language with the longest words.
lookTest("the reader's own spacing of text", async ({ another, confirmation }) => {
  const { context } = await another(options({ lang: "fr", scheme: "light", width: 360, script: true }));
  const seats = new SeatsPage(await context.newPage());
  for (const state of ["free", "refused", "errors", "walk-in", "confirmation", "not found"]) {
    await test.step(state, async () => {
      await seats.page.setViewportSize({ width: 320, height: 640 });
      await states[state](seats, confirmation);
      await spaced(seats.page);
      await expectNoSidewaysScroll(seats.page);
    });
  }
});

test("reduced motion: nothing moves", async ({ another }) => {
  const { context } = await another({ reducedMotion: "reduce" });
  const seats = new SeatsPage(await context.newPage());
  await seats.open(university);
  const moving = await seats.page.evaluate(() => {
    const moves = (element: Element) => {
      const { transitionProperty, transitionDuration, animationName } = getComputedStyle(element);
      return animationName !== "none" || (transitionProperty !== "none" && Number.parseFloat(transitionDuration) > 0);
    };
    return [...document.querySelectorAll("*")].filter(moves).length;
  });
  expect(moving).toBe(0);
});

test("forced colours: free, taken and chosen can be told apart", async ({ another }) => {
  const { context, watch } = await another({ forcedColors: "active" });
  const seats = new SeatsPage(await context.newPage());
  await seats.open(zuid);
  await seats.freeSeats.nth(1).check();
  const drawn = (seat: string) =>
    seats.page.locator(`.seat ${seat} + .seat__face`).first().evaluate((label) => {
      const { backgroundColor, borderTopColor, color } = getComputedStyle(label);
      return JSON.stringify({ backgroundColor, borderTopColor, color });
    });
  const looks = [await drawn("input:enabled:not(:checked)"), await drawn("input:disabled"), await drawn("input:checked")];
  expect(new Set(looks).size, looks.join("\n")).toBe(3);
  await audit(seats.page, watch);
  await shot(seats.page, test.info(), "forced colours");
});

/** The reader's own spacing of text (WCAG 1.4.12). */
async function spaced(page: Page) {
  await styled(page);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }");
    document.adoptedStyleSheets = [sheet];
  });
}
