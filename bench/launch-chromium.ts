import { type Browser, chromium } from "@playwright/test";
import { findChromium } from "@/scripts/chromium/find-chromium";

/** The Chromium of the browser tests, with exact clocks: a page's own are rounded to 0.1 ms otherwise. */
export function launchChromium(): Promise<Browser> {
  const found = findChromium();
  return chromium.launch({
    ...(found === undefined ? {} : { executablePath: found.path }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--enable-precise-memory-info",
    ],
  });
}
