import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sourceFingerprint } from "./source-fingerprint";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "canopy-sources-"));
  write("app/page.tsx", "a page");
  write("lib/core/result.ts", "a result");
  write("next.config.ts", "a setting");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test("the same sources have the same fingerprint", () => {
  const before = sourceFingerprint(root);
  write("app/page.tsx", "a page");
  expect(sourceFingerprint(root)).toBe(before);
});

test.each([
  ["a page", "app/page.tsx"],
  ["a library file", "lib/core/result.ts"],
  ["a new component", "components/ui/button.tsx"],
  ["a setting of Next", "next.config.ts"],
  ["the lockfile", "package-lock.json"],
  ["the request gate", "proxy.ts"],
])("%s that changes asks for a new build", (_, path) => {
  const before = sourceFingerprint(root);
  write(path, "something else");
  expect(sourceFingerprint(root)).not.toBe(before);
});

test("a file that moves asks for a new build", () => {
  const before = sourceFingerprint(root);
  rmSync(join(root, "app/page.tsx"));
  write("app/organization/page.tsx", "a page");
  expect(sourceFingerprint(root)).not.toBe(before);
});

test.each(["lib/core/result.test.ts", "sandbox/main.ts", "e2e/every-page/smoke.spec.ts", "scripts/demo.ts"])(
  "%s is no part of the build",
  (path) => {
    const before = sourceFingerprint(root);
    write(path, "something else");
    expect(sourceFingerprint(root)).toBe(before);
  },
);

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
