// How all pages of staff look and read, filled and empty: axe, valid HTML, no sideways scroll, in every look.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { judge, looks, nameOf, options, share, withoutScript } from "../fixtures/looks";

const ofLibrary = ["", "/people", "/people?search=zzz", "/profile", "/profile/logo", "/audit", "/retention"];
const ofBranch = ["", "/hours", "/closures", "/rules", "/settings", "/labels"];

/** Els runs the university's library and keeps the consortium; she is not in the demo's bar. */
async function asEls(page: Page) {
  const origin = process.env.PLEK_URL ?? "http://127.0.0.1:3000";
  const person = `01900000-0000-7000-8000-${"6".padStart(12, "0")}`;
  const answer = await page.request.post("/demo/as", { form: { person }, headers: { origin }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

const filled = "/staff/universiteit/bibliotheek";

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
  test(nameOf(look), async ({ another }, info) => {
    info.slow();
    const { context, watch } = await another(options(look));
    if (!look.script) {
      await withoutScript(context);
    }
    const page = await context.newPage();
    await asEls(page);
    await page.goto(filled);
    const zone = (await page.locator("table a[href*='/zones/']").first().getAttribute("href"))!;
    await page.goto("/staff/consortium");
    const group = (await page.locator(".rows a").first().getAttribute("href"))!;
    const empty = await emptyBranch(page, `leeg-${looks.indexOf(look)}`);
    const library = ofLibrary.map((rest) => `/staff/universiteit${rest}`);
    const branches = [filled, empty].flatMap((branch) => ofBranch.map((rest) => branch + rest));
    for (const path of share(["/staff", "/staff/consortium", group, ...library, ...branches, zone, "/account", "/account/erase"], look)) {
      await test.step(path, async () => {
        expect((await page.goto(path))?.status()).toBe(200);
        // Links stand close in the tables of staff.
        await judge(page, watch, info, path, 24);
      });
    }
  });
}

test("every page of a library's staff leads to all others", async ({ page }) => {
  await asEls(page);
  for (const path of [...ofLibrary.map((rest) => `/staff/universiteit${rest}`), `${filled}/hours`]) {
    await page.goto(path);
    const menu = page.locator(".staff-menu");
    await expect(menu.getByRole("link")).toHaveText(["Filialen", "Mensen", "Profiel", "Wie deed wat", "Hoelang we bewaren", "Consortium"]);
    await expect(menu.locator("[aria-current]")).toHaveCount(1);
  }
});
