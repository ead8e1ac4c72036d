import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

export interface FoundChromium {
  readonly path: string;
  /** Said to the person who runs the tests: `CHROMIUM_PATH`, `installed on this system`, `Playwright's own`. */
  readonly origin: string;
}

const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The Chromium to test with, without installing anything: the one that was named, the system's, Playwright's. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): FoundChromium | undefined {
  const named = environment["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is nothing.`);
    return { path: named, origin: "named by CHROMIUM_PATH" };
  }
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = [
    ...programs.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...applications,
  ];
  const installed = candidates.find((path) => existsSync(path));
  if (installed !== undefined) return { path: installed, origin: "installed on this system" };

  const own = chromium.executablePath();
  return existsSync(own) ? { path: own, origin: "Playwright's own" } : undefined;
}
