// At the seat: what its label leads to. With and without script, on a phone; taps counted.
import { expect, type APIRequestContext } from "@playwright/test";
import { audit } from "../fixtures/audit";
import { test } from "../fixtures";
import { tabTo } from "../fixtures/looks";
import { cookieOf, SeatsPage, type Person } from "../fixtures/seats";

const turn = (name: string) => ["js", "no-js", "mobile"].indexOf(name);
const sitter = (name: string): Person => (["Leen", "Ann", "Bram"] as const)[turn(name)]!;

/** The codes that stand on the labels of a branch, as staff print them. */
async function codes(request: APIRequestContext): Promise<string[]> {
  const cookie = await cookieOf(request, "Bram");
  const sheet = await (await request.get("/staff/meerstede/zuid/labels", { headers: { cookie } })).text();
  return [...sheet.matchAll(/class="label__code">([^<]+)</g)].map(([, code]) => code!.replaceAll(" ", ""));
}

/** A code of a seat on which somebody can sit down now; each test of each project has a twelfth of the house to itself. */
async function freeCode(request: APIRequestContext, name: string, nth: 0 | 1 | 2 | 3): Promise<string> {
  const all = await codes(request);
  const first = Math.floor((all.length * (turn(name) * 4 + nth)) / 12);
  for (const code of [...all.slice(first), ...all.slice(0, first)]) {
    if ((await (await request.get(`/s/${code}`)).text()).includes("Zit hier tot")) return code;
  }
  throw new Error("no free seat");
}

test("who scans a free seat sits down with one tap, is moved when somebody sits there, and leaves", async ({
  page,
  request,
  another,
  clicks,
  watch,
}) => {
  const { name, use } = test.info().project;
  const code = await freeCode(request, name, 0);
  await new SeatsPage(page).be(sitter(name));
  await page.goto(`/s/${code}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze plek is vrij");
  if (use.javaScriptEnabled !== false) await audit(page, watch);
  await clicks.on(page.getByRole("button", { name: /^Zit hier tot \d+\.\d\d$/ }));
  expect(clicks.count).toBe(1);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Je zit hier");

  // Whoever comes by sees until when, and where there is room.
  const passer = await (await another()).context.newPage();
  await passer.goto(`/s/${code}`);
  await expect(passer.getByRole("heading", { level: 1 })).toHaveText("Deze plek is van iemand anders");
  await expect(passer.getByRole("button", { name: /^Neem \S+ tot \d+\.\d\d$/ })).toBeVisible();

  await clicks.on(page.getByRole("button", { name: "Er zit iemand op mijn plek" }));
  await expect(page.getByRole("alert")).toContainText("We hebben een andere plek voor je. De balie weet het.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Je zit hier");
  expect(new URL(page.url()).pathname).not.toBe(`/s/${code}`);
  if (use.javaScriptEnabled !== false) await audit(page, watch);
  await clicks.on(page.getByRole("button", { name: "Ik ga weg" }));
  await expect(page.getByRole("alert")).toContainText("Bedankt. De plek is weer vrij.");
});

test("who has a seat elsewhere now is told where, and is not asked to take a second one", async ({ page, request }) => {
  const code = await freeCode(request, test.info().project.name, 1);
  // Karim reads there until noon.
  await new SeatsPage(page).be("Karim");
  await page.goto(`/s/${code}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze plek is vrij");
  await expect(page.locator(".at-seat")).toContainText("Jouw plek is E7, Stille ruimte, tot 12.00.");
  await expect(page.getByRole("button", { name: /^Zit hier/ })).toHaveCount(0);
  await page.locator(".at-seat").getByRole("link", { name: "Mijn Plek" }).click();
  await expect(page).toHaveURL(/\/mine$/);
});

test("a code is typed as it stands on the label; nothing is lost by signing in", async ({ page, request }) => {
  const code = await freeCode(request, test.info().project.name, 2);
  await page.goto("/code");
  await page.getByRole("main").getByLabel("Ik heb een code").fill(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`);
  await page.getByRole("main").getByLabel("Ik heb een code").press("Enter");
  await expect(page).toHaveURL(new RegExp(`/s/${code}$`));
  await page.getByRole("button", { name: /^Zit hier tot/ }).click();
  await expect(page).toHaveURL(/\/sign-in\?return=/);
  const back = new URL(page.url()).searchParams.get("return")!;
  expect(back).toContain(`/s/${code}?hold=`);
  await page.goto(back);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vastgehouden voor jou");
});

test("by keyboard alone: sits down and leaves", { tag: ["@not-no-js", "@not-mobile"] }, async ({ page, request }) => {
  const code = await freeCode(request, test.info().project.name, 3);
  await new SeatsPage(page).be("Noor");
  await page.goto("/code");
  const field = page.getByRole("main").getByLabel("Ik heb een code");
  while (!(await field.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/s\//);
  await tabTo(page, /^Zit hier tot/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Je zit hier");
  await tabTo(page, "Ik ga weg");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("De plek is weer vrij");
});
