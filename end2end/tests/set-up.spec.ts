// From an empty machine to the first seat that somebody takes: one command, and at most ten clicks.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { audit as audited } from "../fixtures/audit";
import { expect, test } from "../fixtures";
import { expectNoSidewaysScroll } from "../fixtures/looks";
import { SeatsPage } from "../fixtures/seats";
import { Watch } from "../fixtures/watch";

const { PLEK_BINARY: binary, PLEK_SITE_FOLDER: site } = process.env;

/** `plek serve` with nothing in it, on a free port; the link that it prints. */
async function start(folder: string): Promise<{ plek: ChildProcess; link: string }> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("PLEK_")));
  const database = `sqlite:${join(folder, "plek.db")}`;
  const args = ["serve", "--listen", "127.0.0.1:0", "--site", site!, "--database", database];
  const plek = spawn(binary!, args, { cwd: folder, env, stdio: ["ignore", "pipe", "ignore"] });
  const link = await new Promise<string>((found, failed) => {
    let said = "";
    plek.stdout!.on("data", (words) => {
      said += words;
      const link = said.match(/http:\/\/127\.0\.0\.1:\d+\/setup\/[0-9a-f]{64}/);
      if (link) {
        found(link[0]);
      }
    });
    plek.on("exit", () => failed(new Error(`no link to set up: ${said}`)));
  });
  return { plek, link };
}

/** The next day but one on which a new library is open: by then it is tomorrow everywhere. */
function workday(): string {
  const day = new Date(Date.now() + 2 * 86_400_000);
  while (day.getUTCDay() % 6 === 0) {
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return day.toISOString().slice(0, 10);
}

test("an empty machine has its first booked seat after at most ten clicks", async ({ browser, clicks, locale }, info) => {
  test.skip(!binary, "no Plek to start: PLEK_BINARY says where it is");
  const folder = await mkdtemp(join(tmpdir(), "plek-set-up-"));
  const { plek, link } = await start(folder);
  const { viewport, javaScriptEnabled, isMobile, hasTouch } = info.project.use;
  const context = await browser.newContext({ locale, viewport, javaScriptEnabled, isMobile, hasTouch });
  try {
    const watch = new Watch(context, new URL(link).origin);
    const page = await context.newPage();
    const look = async (name: string) => {
      if (process.env.PLEK_SHOTS) {
        await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
      }
      if (javaScriptEnabled !== false) {
        await audited(page, watch);
        await expectNoSidewaysScroll(page);
      }
    };
    // One: the link.
    clicks.count += 1;
    await page.goto(link);
    await look("1-set-up");
    await page.getByLabel("Naam van de bibliotheek").fill("Bib Nieuw-Zuid");
    await page.getByLabel("Naam van het filiaal").fill("Hoofdgebouw");
    await page.getByLabel("Straat en gemeente").fill("Kade 1, Gent");
    await page.getByLabel("Naam", { exact: true }).fill("Els");
    await page.getByLabel("E-mailadres").fill("els@bib.example");
    await page.getByLabel("Nieuw wachtwoord").fill("kort");
    await page.getByRole("button", { name: "Klaar om te beginnen" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await look("2-refused");
    await page.getByLabel("Nieuw wachtwoord").fill("stapel boeken 7");
    await clicks.on(page.getByRole("button", { name: "Klaar om te beginnen" }));
    await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("Nog even tot de eerste plek");
    await look("3-zone");
    await page.getByLabel("Naam", { exact: true }).fill("Leeszaal");
    await clicks.on(page.getByRole("button", { name: "Zone toevoegen" }));
    await look("4-seats");
    await page.getByLabel("Welke plekken?").fill("A1-A40");
    await clicks.on(page.getByRole("button", { name: "Plekken toevoegen" }));
    await expect(page.locator(".notice--success")).toContainText("40 plekken toegevoegd");
    await look("5-added");
    await clicks.on(page.getByRole("link", { name: "Bekijk ze zoals bezoekers ze zien" }));
    await look("6-seats");
    const seats = new SeatsPage(page);
    await seats.day.fill(workday());
    await seats.from.fill("10:00");
    await seats.until.fill("12:00");
    await clicks.on(seats.show);
    const code = await seats.code(seats.freeSeats.first());
    await clicks.on(seats.freeSeats.first());
    await clicks.on(seats.book);
    await seats.expectBooked(code, "10.00", "12.00");
    await look("7-booked");
    expect(clicks.count).toBeLessThanOrEqual(10);
    expect(watch.faults).toEqual([]);
  } finally {
    await context.close();
    const ended = new Promise((ended) => plek.on("exit", ended));
    plek.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true });
  }
});
