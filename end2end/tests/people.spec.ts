// Signing in: with and without script, on a phone. The code is in the demo's mailbox.
import { expect, test } from "../fixtures";
import { SeatsPage } from "../fixtures/seats";

test.describe("signing in", () => {
  test("somebody new takes a seat: sent to sign in, and back to the very same choice", async ({ page, clicks }) => {
    const seats = new SeatsPage(page);
    await seats.open({ library: "meerstede", branch: "zuid", day: "2026-10-20", from: "14:00", until: "15:00" });
    const code = await seats.code(seats.freeSeats.first());
    await clicks.on(seats.freeSeats.first());
    await clicks.on(seats.book);
    await expect(page).toHaveTitle("Aanmelden — Plek");
    const email = `new-${test.info().project.name}-${Date.now()}@voorbeeld.example`;
    await page.getByLabel("E-mailadres").fill(email);
    await page.getByRole("button", { name: "Stuur de code" }).click();
    await expect(page).toHaveTitle("Kijk in je mailbox — Plek");
    await page.getByLabel("Code van 6 cijfers").fill("12");
    await page.getByRole("button", { name: "Aanmelden" }).click();
    await expect(page.getByRole("alert")).toContainText("Dit is niet de juiste code");
    const signIn = page.url();

    const mailbox = await page.context().newPage();
    await expect(async () => {
      await mailbox.goto("/demo/mail");
      await mailbox.getByRole("link").filter({ hasText: /code/i }).first().click({ timeout: 500 });
      await expect(mailbox.getByText(email)).toBeVisible({ timeout: 500 });
    }).toPass();
    const digits = (await mailbox.locator("body").innerText()).match(/\b\d{6}\b/)![0];
    await mailbox.close();

    await page.goto(signIn);
    await page.getByLabel("Code van 6 cijfers").fill(digits);
    await page.getByRole("button", { name: "Aanmelden" }).click();
    await page.getByLabel("Naam").fill("Nieuw Lid");
    await page.getByRole("button", { name: "Aanmelden" }).click();
    await expect(seats.seat(code)).toBeChecked();
    await seats.book.click();
    await expect(seats.confirmation.locator(".confirmation__label strong")).toHaveText(code);
  });

  test("an address that is none is said at its field", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mailadres").fill("noor");
    await page.getByRole("button", { name: "Stuur de code" }).click();
    const summary = page.getByRole("alert");
    await expect(summary).toBeFocused();
    await expect(summary.getByRole("link")).toHaveAttribute("href", "#email");
    await expect(page.getByLabel("E-mailadres")).toHaveValue("noor");
  });

  test("one click in the demo, the account, and out", async ({ page }) => {
    const seats = new SeatsPage(page);
    await seats.be("Karim");
    await page.goto("/account");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mijn account");
    await page.locator("#main").getByRole("button", { name: "Afmelden", exact: true }).click();
    await page.goto("/account");
    await expect(page).toHaveTitle("Aanmelden — Plek");
  });
});
