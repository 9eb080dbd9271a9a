// How the desk's pages and the opening hours look and read, in every look; full, and empty; and on paper.
import { expect, test } from "../fixtures";
import { judge, looks, nameOf, options, share, withoutScript } from "../fixtures/looks";

const ann = "01900000-0000-7000-8000-000000000004";
const desk = [
  "/staff/meerstede/zuid/today",
  "/staff/meerstede/zuid/today?q=zzzz",
  "/staff/meerstede/zuid/today/list",
  "/staff/meerstede/zuid/give",
  "/staff/meerstede/zuid/give?name=a&find=1",
  "/staff/meerstede/zuid/visits",
];
const everybody = ["/meerstede/hours", "/universiteit/hours"];

for (const look of looks) {
  test(`desk: ${nameOf(look)}`, async ({ another, baseURL }) => {
    test.slow();
    const { context, watch } = await another(options(look));
    if (!look.script) {
      await withoutScript(context);
    }
    const page = await context.newPage();
    const headers = { origin: new URL(baseURL!).origin };
    await page.request.post("/demo/as", { form: { person: ann }, headers, maxRedirects: 0 });
    await page.goto(desk[0]!);
    const booking = (await page.locator(".desk-name").first().getAttribute("href"))!;
    for (const path of share([...desk, booking, booking.replace("/bookings/", "/slips/"), ...everybody], look)) {
      await test.step(path, async () => {
        expect((await page.goto(path))?.status()).toBe(200);
        await judge(page, watch, test.info(), path);
      });
    }
  });
}

test("the frame for other sites is a whole page by itself", async ({ another }) => {
  const { context, watch } = await another();
  const page = await context.newPage();
  for (const path of ["/meerstede/embed", "/universiteit/embed?lang=fr"]) {
    expect((await page.goto(path))?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect((await watch.source()).length).toBeLessThan(10_000);
    expect(await context.cookies()).toEqual([]);
  }
});
