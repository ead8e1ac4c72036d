import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { projectRoot } from "./processes/project-root";

const text = readFileSync(`${projectRoot}/docs/field-cases.md`, "utf8");

it("docs/field-cases.md has each of the 38 cases once, with a test or a reason", () => {
  const cases = [...text.matchAll(/^\| (\d+) +\|[^|]+\| *([^|]+?) *\|$/gm)];
  expect(cases.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 38 }, (_, index) => index + 1),
  );
  for (const [, number, coverage = ""] of cases)
    expect(coverage, `case ${number}`).toMatch(/`[\w./-]+`|^No test: /);
});

it("docs/field-cases.md names files that are there", () => {
  const named = [...text.matchAll(/`((?:app|components|e2e|lib|sandbox|scripts)\/[\w./-]+)`/g)].map(
    ([, file = ""]) => file,
  );
  expect(named.length).toBeGreaterThan(38);
  expect(named.filter((file) => !existsSync(`${projectRoot}/${file}`))).toEqual([]);
});
