// What staff's pages and those where nobody is known owe to whoever uses them: a focus in sight, and help.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { expectFocusSeen } from "../fixtures/looks";

const origin = () => new URL(process.env.PLEK_URL ?? "http://127.0.0.1:3000").origin;
/** People as in server/src/demo/people.rs: Bram runs the city's branches, Els the university's library. */
const people = { bram: "5", els: "6" };
async function be(person: keyof typeof people, page: Page) {
  const id = `01900000-0000-7000-8000-${people[person].padStart(12, "0")}`;
  const answer = await page.request.post("/demo/as", { form: { person: id }, headers: { origin: origin() }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

const branch = "/staff/meerstede/zuid";
/** The first zone of the branch, by way of its page. */
async function zone(page: Page): Promise<string> {
  await page.goto(branch);
  return (await page.locator("tbody th a").first().getAttribute("href"))!;
}

test("the focus is seen at every stop, also on a phone", async ({ another }) => {
  const { context } = await another({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await be("bram", page);
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

for (const javaScriptEnabled of [true, false]) {
  test(`a logo is sent, and stands on the library's pages, ${javaScriptEnabled ? "with" : "without"} script`, async ({ another }) => {
    const { context } = await another({ javaScriptEnabled });
    const page = await context.newPage();
    await be("els", page);
    await page.goto("/staff/universiteit/profile");
    await page.getByRole("link", { name: "Kies of verander het logo" }).click();
    await page.getByLabel("Een afbeelding van het logo").setInputFiles("server/src/demo/logos/universiteit.png");
    await page.getByRole("button", { name: "Bewaar het logo" }).click();
    await expect(page.locator(".notice--success")).toContainText("Het logo is bewaard");
    await page.goto("/universiteit/seats");
    const logo = page.locator(".brand__house img");
    await expect(logo).toBeVisible();
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(80);
  });
}
