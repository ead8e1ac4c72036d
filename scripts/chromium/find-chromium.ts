import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { packagedShell } from "./packaged-shell";

export interface FoundChromium {
  readonly path: string;
  /** Said to the person who runs the tests: `CHROMIUM_PATH`, `installed on this system`, `Playwright's own`. */
  readonly origin: string;
}

/** Chromium without what draws its window: a page costs it half the processor time of the whole browser. */
const shells = ["chromium-headless-shell", "chrome-headless-shell"];
const browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The Chromium to test with, without installing anything: the one that was named, a headless shell, any other. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): FoundChromium | undefined {
  const named = environment["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is nothing.`);
    return { path: named, origin: "named by CHROMIUM_PATH" };
  }
  return findShell(environment) ?? findBrowser(environment);
}

/** A headless shell that is here already. */
export function findShell(environment: NodeJS.ProcessEnv = process.env): FoundChromium | undefined {
  const installed = firstOf(onPath(shells, environment));
  if (installed !== undefined) return { path: installed, origin: "installed on this system" };
  return existsSync(packagedShell) ? { path: packagedShell, origin: "from @sparticuz/chromium" } : undefined;
}

function findBrowser(environment: NodeJS.ProcessEnv): FoundChromium | undefined {
  const installed = firstOf([...onPath(browsers, environment), ...applications]);
  if (installed !== undefined) return { path: installed, origin: "installed on this system" };
  const own = chromium.executablePath();
  return existsSync(own) ? { path: own, origin: "Playwright's own" } : undefined;
}

function onPath(programs: readonly string[], environment: NodeJS.ProcessEnv): string[] {
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return programs.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function firstOf(paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}
