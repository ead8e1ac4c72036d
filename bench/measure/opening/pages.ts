import type { Browser } from "@playwright/test";
import type { Measurement } from "../../verdict";
import { benchPage } from "../bench-page";
import { serverRenderMs } from "../server-render";
import { countWireBytes } from "../wire-bytes";

/** Compressed JavaScript before interaction: the organization page, and any page. */
const organizationKb = 210;
const anyPageKb = 230;

const paths = [
  "/organization",
  "/",
  "/policies",
  "/packs",
  "/packs?view=matrix",
  "/deploy",
  "/aggregators",
  "/runs",
  "/plans",
  "/activity",
  "/notifications",
  "/configuration",
  "/connection",
  "/administration",
];

/** For each page the JavaScript that it loads before anything is asked of it, and how long the server takes for its document. */
export async function measurePages(browser: Browser, canopyUrl: string): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const path of paths) {
    const url = `${canopyUrl}${path}`;
    measurements.push(
      {
        name: `JavaScript of ${path}`,
        unit: "KB",
        ours: await scriptKb(browser, url),
        target: { max: path === "/organization" ? organizationKb : anyPageKb },
      },
      { name: `  server: document of ${path}`, unit: "ms", ours: await serverRenderMs(url, 10) },
    );
  }
  return measurements;
}

async function scriptKb(browser: Browser, url: string): Promise<number> {
  const { page, cdp, close } = await benchPage(browser);
  try {
    const wire = await countWireBytes(cdp);
    await page.goto(url, { waitUntil: "load" });
    return wire.bytes().js / 1024;
  } finally {
    await close();
  }
}
