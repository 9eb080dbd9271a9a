import { defineConfig } from "@playwright/test";

const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 640 };

export default defineConfig({
  testDir: "./tests",
  outputDir: "./test-results",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: [["list"]],
  use: {
    baseURL: process.env.PLEK_URL ?? "http://127.0.0.1:3000",
    locale: "nl-BE",
    trace: "retain-on-failure",
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
    { name: "js", use: { viewport: desktop } },
    { name: "no-js", use: { viewport: desktop, javaScriptEnabled: false } },
    { name: "mobile", use: { viewport: phone, hasTouch: true, isMobile: true } },
  ],
});
