import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findChromium } from "./find-chromium";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "canopy-chromium-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the one that is named comes before the one that is installed", () => {
  const named = program("my-browser");
  program("chromium");
  expect(findChromium({ NODE_ENV: "test", CHROMIUM_PATH: named, PATH: folder })?.path).toBe(named);
});

test("a name for nothing is an error, not another browser", () => {
  program("chromium");
  const environment = { NODE_ENV: "test", CHROMIUM_PATH: join(folder, "absent"), PATH: folder } as const;
  expect(() => findChromium(environment)).toThrow("CHROMIUM_PATH names");
});

test("one on the path is found", () => {
  const chrome = program("chrome-headless-shell");
  expect(findChromium({ NODE_ENV: "test", PATH: `/nowhere:${folder}` })?.path).toBe(chrome);
});

test("a headless shell comes before a whole browser, wherever on the path it is", () => {
  program("chromium");
  const shell = program("chromium-headless-shell");
  expect(findChromium({ NODE_ENV: "test", PATH: folder })?.path).toBe(shell);
});

function program(name: string): string {
  writeFileSync(join(folder, name), "");
  return join(folder, name);
}
