import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { selectedParts, soakParts } from "./soak-parts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "canopy-soak-"));
  for (const file of ["lib/store/races.soak.ts", "e2e/attacks/kills.soak.ts", "lib/store/races.test.ts"]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), "");
  }
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test("each long test is a part, under the runner that its folder needs", () => {
  expect(soakParts(root)).toEqual([
    { name: "kills", file: "e2e/attacks/kills.soak.ts", runner: "playwright" },
    { name: "races", file: "lib/store/races.soak.ts", runner: "vitest" },
  ]);
});

test("parts are selected by name, and a name that fits none is an error with the names", () => {
  const parts = soakParts(root);
  expect(selectedParts(parts)).toEqual(parts);
  expect(selectedParts(parts, ["races"]).map(({ name }) => name)).toEqual(["races"]);
  expect(() => selectedParts(parts, ["race"])).toThrow(
    "--only race: there is no such part. The parts are kills, races.",
  );
});
