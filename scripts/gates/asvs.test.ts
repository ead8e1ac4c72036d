import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../processes/project-root";

/**
 * The last requirement of each section that has one of level 1 or 2. Those of level 3 come after them in every section:
 * https://github.com/OWASP/ASVS/tree/v5.0.0.
 */
const lastOfSections = `
  1.1.2 1.2.9 1.3.11 1.4.3 1.5.2 2.1.3 2.2.3 2.3.4 2.4.1 3.2.2 3.3.4 3.4.6 3.5.5 3.7.2 4.1.3 4.2.1
  4.3.2 4.4.4 5.1.1 5.2.3 5.3.2 5.4.3 6.1.3 6.2.12 6.3.4 6.4.4 6.5.5 6.6.3 6.8.4 7.1.3 7.2.4 7.3.2
  7.4.5 7.5.2 7.6.2 8.1.2 8.2.3 8.3.1 8.4.1 9.1.3 9.2.4 10.1.2 10.2.2 10.3.4 10.4.11 10.5.5 10.6.2
  10.7.3 11.1.2 11.2.3 11.3.3 11.4.4 11.5.1 11.6.1 12.1.3 12.2.2 12.3.4 13.1.1 13.2.5 13.3.2 13.4.5
  14.1.2 14.2.4 14.3.3 15.1.3 15.2.3 15.3.7 16.1.1 16.2.5 16.3.4 16.4.3 16.5.3 17.1.1 17.2.4 17.3.2
`;

const required = lastOfSections
  .trim()
  .split(/\s+/)
  .flatMap((last) => {
    const [chapter, section, number] = last.split(".");
    return Array.from({ length: Number(number) }, (_, index) => `${chapter}.${section}.${index + 1}`);
  });

const rows = readFileSync(join(projectRoot, "docs/asvs.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
  .map((line) => {
    const [, number = "", about = "", verdict = "", how = ""] = line.split("|").map((cell) => cell.trim());
    return { number, about, verdict, how };
  });

const verdicts = ["met", "partly", "not met", "provider's", "deployment's", "doesn't apply"];

test("each requirement of level 1 and 2 stands there once, with a verdict", () => {
  expect(required).toHaveLength(253);
  expect(rows.map(({ number }) => number)).toEqual(required);
  for (const { number, about, verdict, how } of rows) {
    expect(verdicts, number).toContain(verdict);
    expect(about, number).not.toBe("");
    if (verdict !== "provider's" && verdict !== "deployment's") expect(how, number).not.toBe("");
  }
});

test("every file that shows something exists", () => {
  const files = rows.flatMap(({ how }) =>
    [...how.matchAll(/`([\w./-]+\/[\w./-]+\.\w+)`/g)].map(([, file = ""]) => file),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
});
