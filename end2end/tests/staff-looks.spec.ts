// How all pages of staff look and read, filled and empty: axe, valid HTML, no sideways scroll, in every look.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { audit } from "../fixtures/audit";
import { expectNoSidewaysScroll, expectTargets, looks, options, shot, withoutScript } from "../fixtures/looks";

const ofLibrary = ["", "/people", "/people?search=zzz", "/profile", "/audit", "/retention"];
const ofBranch = ["", "/hours", "/closures", "/rules", "/settings", "/labels"];

/** Els runs the university's library; she is not in the demo's bar. */
async function asEls(page: Page) {
  const origin = process.env.PLEK_URL ?? "http://127.0.0.1:3000";
  const person = `01900000-0000-7000-8000-${"6".padStart(12, "0")}`;
  const answer = await page.request.post("/demo/as", { form: { person }, headers: { origin }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

async function firstBranch(page: Page): Promise<string> {
  await page.goto("/staff/universiteit");
  return (await page.locator(".rows a").first().getAttribute("href"))!;
}

/** A branch without anything in it; each look has its own. */
async function emptyBranch(page: Page, slug: string): Promise<string> {
  const origin = process.env.PLEK_URL ?? "http://127.0.0.1:3000";
  const fields = { "branch-name": `Leeg ${slug}`, "branch-address": "Kade 1", "branch-slug": slug, "branch-zone": "Europe/Brussels" };
  const form = { do: "add-branch", ...fields };
  const answer = await page.request.post("/staff/universiteit", { form, headers: { origin }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  return `/staff/universiteit/${slug}`;
}

for (const look of looks) {
  const { lang, scheme, width, script } = look;
  test(`${lang}, ${scheme}, ${width} px, ${script ? "with" : "without"} script`, async ({ another }, info) => {
    info.setTimeout(180_000);
    const { context, watch } = await another(options(look));
    if (!script) {
      await withoutScript(context);
    }
    const page = await context.newPage();
    await asEls(page);
    const judge = async (path: string) => {
      await test.step(path, async () => {
        expect((await page.goto(path))?.status()).toBe(200);
        await audit(page, watch);
        await shot(page, info, path);
        await expectNoSidewaysScroll(page);
        await expectTargets(page);
        await page.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(page);
        await page.setViewportSize({ width, height: 800 });
      });
    };
    const first = await firstBranch(page);
    await page.goto(first);
    const zone = (await page.locator("table a[href*='/zones/']").first().getAttribute("href"))!;
    const empty = await emptyBranch(page, `leeg-${lang}-${scheme}-${width}-${script}`);
    await judge("/staff");
    for (const rest of ofLibrary) {
      await judge(`/staff/universiteit${rest}`);
    }
    for (const branch of [first, empty]) {
      for (const rest of ofBranch) {
        await judge(`${branch}${rest}`);
      }
    }
    await judge(zone);
    for (const page of ["/account", "/account/erase"]) {
      await judge(page);
    }
  });
}

test("every page of a library's staff leads to all others", async ({ page }) => {
  await asEls(page);
  for (const path of [...ofLibrary.map((rest) => `/staff/universiteit${rest}`), `${await firstBranch(page)}/hours`]) {
    await page.goto(path);
    const menu = page.locator(".staff-menu");
    await expect(menu.getByRole("link")).toHaveText(["Filialen", "Mensen", "Profiel", "Wie deed wat", "Hoelang we bewaren"]);
    await expect(menu.locator("[aria-current]")).toHaveCount(1);
  }
});
