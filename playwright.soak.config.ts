import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

// The long tests of `npm run soak` that need a browser or a running Canopy.
export default defineConfig({
  ...journeys,
  testMatch: "**/*.soak.ts",
  timeout: 25 * 60_000,
  workers: 1,
});
