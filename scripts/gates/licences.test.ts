import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});

/** Permissive licences: Canopy may be used, changed and given on with them. CC-BY is of a table of browsers. */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "OFL-1.1",
  "PostgreSQL",
  "Python-2.0",
  "Unlicense",
]);
/** For development alone: no part of what is given on. */
const allowedInDevelopment = new Set(["MPL-2.0"]);
/** Next can scale pictures with it; Canopy has that turned off and leaves the package out of its image. */
const notGivenOn = /^node_modules\/@img\/sharp/;

function licencesToReview(lockfile: z.infer<typeof Lockfile>): readonly string[] {
  return Object.entries(lockfile.packages).flatMap(([path, { license = "none", dev = false }]) => {
    const isAllowed =
      path === "" ||
      allowed.has(license) ||
      (dev && allowedInDevelopment.has(license)) ||
      notGivenOn.test(path);
    return isAllowed ? [] : [`${path}: ${license}`];
  });
}

it("are those that Canopy may be given on with", () => {
  const lockfile = Lockfile.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
  expect(Object.keys(lockfile.packages).length).toBeGreaterThan(500);
  expect(licencesToReview(lockfile)).toEqual([]);
});

it("are found where they are others, or none", () => {
  const packages = {
    "node_modules/a": { license: "GPL-3.0-only" },
    "node_modules/b": {},
    "node_modules/c": { license: "MPL-2.0" },
    "node_modules/d": { license: "MPL-2.0", dev: true },
  };
  expect(licencesToReview({ packages })).toEqual([
    "node_modules/a: GPL-3.0-only",
    "node_modules/b: none",
    "node_modules/c: MPL-2.0",
  ]);
});
