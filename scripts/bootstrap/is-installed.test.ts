import { expect, test } from "vitest";
import { isInstalled } from "./is-installed.mjs";

const root = { version: "0.1.0" };
const next = { version: "16.4.5", integrity: "sha512-next" };
const darwinOnly = { version: "1.0.0", integrity: "sha512-darwin", optional: true };

test("an installation of everything a lockfile asks for is complete", () => {
  expect(
    isInstalled(lock({ "": root, "node_modules/next": next }), lock({ "node_modules/next": next })),
  ).toBe(true);
});

test("a package for another platform may be absent", () => {
  const wanted = lock({ "node_modules/next": next, "node_modules/@next/swc-darwin": darwinOnly });
  expect(isInstalled(wanted, lock({ "node_modules/next": next }))).toBe(true);
});

test("a package that is missing makes it incomplete", () => {
  expect(isInstalled(lock({ "node_modules/next": next }), lock({}))).toBe(false);
});

test("another version of a package makes it stale", () => {
  const older = { ...next, version: "16.4.4" };
  expect(isInstalled(lock({ "node_modules/next": next }), lock({ "node_modules/next": older }))).toBe(false);
});

test("the same version with other contents makes it stale", () => {
  const replaced = { ...next, integrity: "sha512-other" };
  expect(isInstalled(lock({ "node_modules/next": next }), lock({ "node_modules/next": replaced }))).toBe(
    false,
  );
});

test("a package the lockfile no longer asks for makes it stale", () => {
  expect(isInstalled(lock({}), lock({ "node_modules/next": next }))).toBe(false);
});

function lock(packages: Record<string, { version: string; integrity?: string; optional?: boolean }>) {
  return { packages };
}
