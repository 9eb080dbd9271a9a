import { defineConfig } from "@playwright/test";

const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 640 };

/** A test says with a tag where it is not needed: `@not-mobile`. */
const except = (project: string) => new RegExp(`@not-${project}\\b`);
/** What a page looks like is tried in windows of its own making: once is enough. */
const looks = /-looks\.spec\.ts$/;

export default defineConfig({
  testDir: "./tests",
  outputDir: "./test-results",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // For busy machines: where nothing else runs, no test takes a fifth of it.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.PLEK_URL ?? "http://127.0.0.1:3000",
    locale: "nl-BE",
    // Without these, what is not on a page is waited for until the test's own end.
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    // A trace costs a third of the time: `--trace on` where a failure needs one.
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "js", grepInvert: except("js"), use: { viewport: desktop } },
    {
      name: "no-js",
      grepInvert: except("no-js"),
      testIgnore: looks,
      use: { viewport: desktop, javaScriptEnabled: false },
    },
    {
      name: "mobile",
      grepInvert: except("mobile"),
      testIgnore: looks,
      use: { viewport: phone, hasTouch: true, isMobile: true },
    },
  ],
});
