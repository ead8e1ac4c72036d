import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium/find-chromium";

const chromium = findChromium();
/** The long tests of `npm run soak` that need a browser or a running Canopy, instead of the journeys. */
const isSoak = process.env["CANOPY_SOAK"] === "on";

export default defineConfig({
  testDir: "e2e",
  ...(isSoak && { testMatch: "**/*.soak.ts" }),
  outputDir: ".cache/playwright",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  // Each worker runs a Canopy, a sandbox and a browser: two keep two cores busy.
  workers: isSoak ? 1 : 2,
  fullyParallel: false,
  // A test that passes only when it is repeated has found something.
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  // Limits, not measurements: a loaded machine takes several times as long as an idle one.
  timeout: isSoak ? 25 * 60_000 : 300_000,
  expect: { timeout: 60_000 },
  reporter: [["list"], ["json", { outputFile: ".cache/playwright.json" }]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // Recording costs every test what only one that fails is good for: CANOPY_TRACE=on where one is looked into.
    trace: process.env["CANOPY_TRACE"] === "on" ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    // A skeleton that pulses is painted anew sixty times a second, by the processor.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium.path }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // No journey lasts long enough for code that is compiled a second time to pay.
        "--js-flags=--no-maglev --no-turbofan",
      ],
    },
  },
});
