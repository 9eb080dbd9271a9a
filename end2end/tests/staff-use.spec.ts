// How the pages of staff and of one's own account look and can be used: in few looks, since each has its parts from the
// design system, which pages-looks.spec.ts judges in all of them.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { audit } from "../fixtures/audit";
import { expectFocusSeen, expectNoSidewaysScroll, expectTargets, full, looks, options, textAt } from "../fixtures/looks";

const origin = () => new URL(process.env.PLEK_URL ?? "http://127.0.0.1:3000").origin;
/** Bram runs the city's branches, Els the university's library: ids as in server/src/demo/people.rs. */
const ids = { Bram: 5, Els: 6 };

async function be(page: Page, person: keyof typeof ids) {
  const id = `01900000-0000-7000-8000-${String(ids[person]).padStart(12, "0")}`;
  const answer = await page.request.post("/demo/as", { form: { person: id }, headers: { origin: origin() }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

const branch = "/staff/meerstede/zuid";
const bram = ["/staff/meerstede", branch, `${branch}/hours`, `${branch}/closures`, `${branch}/rules`, `${branch}/settings`];
const library = "/staff/universiteit";
const els = [library, `${library}/people`, `${library}/audit`, `${library}/retention`, `${library}/profile`];
const own = ["/account", "/account/erase", "/meerstede/nergens", "/nergens"];
const wanted = full ? looks : looks.filter(({ lang, scheme }) => `${lang} ${scheme}` === "nl light" || `${lang} ${scheme}` === "fr light");

/** The first zone of the branch, by way of its page. */
async function zone(page: Page): Promise<string> {
  await page.goto(branch);
  return (await page.locator("tbody th a").first().getAttribute("href"))!;
}

for (const look of wanted) {
  const { lang, scheme, width } = look;
  test(`staff and account: ${lang}, ${scheme}, ${width} px`, async ({ another }) => {
    const { context, watch } = await another(options(look));
    const page = await context.newPage();
    const look_at = async (path: string) => {
      await test.step(path, async () => {
        await page.goto(path);
        await audit(page, watch);
        await expectTargets(page, 24);
        await expectNoSidewaysScroll(page);
        await page.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(page);
        await page.setViewportSize({ width, height: 800 });
        await textAt(page, "200%");
        await expectNoSidewaysScroll(page);
      });
    };
    await be(page, "Bram");
    for (const path of [...bram, await zone(page), ...own]) await look_at(path);
    await be(page, "Els");
    for (const path of els) await look_at(path);
  });
}

test("the focus is seen at every stop, also on a phone", async ({ another }) => {
  const { context } = await another({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await be(page, "Bram");
  for (const path of [`${branch}/closures`, `${branch}/hours`, await zone(page)]) {
    await page.goto(path);
    await expectFocusSeen(page, 30);
  }
});

test("help stands in the same place where no library is known, and where nothing is found", async ({ page }) => {
  for (const [path, status] of [["/sign-in", 200], ["/nergens", 404], ["/meerstede/nergens", 404]] as const) {
    expect((await page.goto(path))?.status()).toBe(status);
    const help = page.locator(".site-footer > :first-child");
    await expect(help).toHaveClass("site-help");
    await expect(help).toContainText("+32 9 000 00 10");
    await expect(page.locator(".lang-switch a")).toHaveCount(4);
  }
  await expect(page.locator(".brand__house")).toHaveText("Bib Meerstede");
});
