import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { routePattern } from "./route-pattern";

const folder = mkdtempSync(join(tmpdir(), "canopy-routes-"));
beforeAll(() => {
  mkdirSync(join(folder, ".next"));
  const routes = ["/", "/runs", "/accounts/[accountId]", "/accounts/new", "/docs/[...path]", "/icon.svg"];
  writeFileSync(
    join(folder, ".next/app-path-routes-manifest.json"),
    JSON.stringify(Object.fromEntries(routes.map((route) => [`${route}/page`, route]))),
  );
  vi.spyOn(process, "cwd").mockReturnValue(folder);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it.each([
  ["/", "/"],
  ["/runs", "/runs"],
  ["/accounts/111122223333", "/accounts/[accountId]"],
  ["/accounts/new", "/accounts/new"],
  ["/docs/a/b", "/docs/[...path]"],
  ["/_next/static/chunks/1.js", "/_next/static"],
  ["/icon.svg", "/icon.svg"],
  ["/iconXsvg", "other"],
  ["/wp-login.php", "other"],
])("names the route of %s", (path, pattern) => {
  expect(routePattern(path)).toBe(pattern);
});
