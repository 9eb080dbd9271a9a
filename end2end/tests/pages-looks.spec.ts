// How the pages that every library has look and read, and all parts of the design system: axe, valid HTML, no sideways
// scroll, in every look.
import { expect, test } from "../fixtures";
import { audit } from "../fixtures/audit";
import { judge, looks, nameOf, options, share, withoutScript } from "../fixtures/looks";

const first = ["/", "/meerstede"];
const others = [
  "/code",
  "/demo/rivals",
  "/ui",
  "/sign-in",
  "/meerstede/nergens",
  "/meerstede/accessibility",
  "/meerstede/privacy",
  "/universiteit/privacy-kids",
  "/universiteit/retention",
];

for (const look of looks) {
  test(nameOf(look), async ({ another }) => {
    const { context, watch } = await another(options(look));
    if (!look.script) {
      await withoutScript(context);
    }
    const page = await context.newPage();
    for (const path of [...first, ...share(others, look)]) {
      await test.step(path, async () => {
        expect((await page.goto(path))?.status()).toBe(path.endsWith("nergens") ? 404 : 200);
        await judge(page, watch, test.info(), path);
      });
    }
  });
}

test("forced colours and print keep the labels and the words", async ({ another }) => {
  const { context, watch } = await another({ forcedColors: "active" });
  const page = await context.newPage();
  await page.goto("/ui");
  await audit(page, watch);
  await page.emulateMedia({ media: "print" });
  await page.goto("/meerstede/privacy");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).color)).toBe("rgb(0, 0, 0)");
  await expect(page.locator(".demo-bar")).toBeHidden();
});

test("the same help stands in the same place on every page", async ({ page }) => {
  for (const path of ["/meerstede", "/meerstede/seats", "/meerstede/privacy"]) {
    await page.goto(path);
    const help = page.locator(".site-footer > :first-child");
    await expect(help.getByRole("link", { name: "+32 9 000 00 10" })).toHaveAttribute("href", "tel:+3290000010");
    await expect(help).toContainText(/open tot|nu dicht/);
    for (const rest of ["accessibility", "privacy", "privacy-kids", "retention"]) {
      await expect(page.locator(`.site-legal a[href="/meerstede/${rest}"]`)).toBeVisible();
    }
  }
});

test("another language keeps the page and what was asked", async ({ page }) => {
  await page.goto("/meerstede/seats?branch=zuid&day=2026-10-16&from=10:00&until=12:00");
  await page.locator(".lang-switch").getByRole("link", { name: "Français" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("textbox", { name: "Jour" })).toHaveValue("2026-10-16");
  await expect(page.getByLabel("De", { exact: true })).toHaveValue("10:00");
});
