import { globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../processes/project-root";

/** What is read: no test, and nothing that a tool writes. */
const sources = globSync("{app,bench,components,e2e,lib,sandbox,scripts}/**/*.{ts,tsx,mjs,css}", {
  cwd: projectRoot,
}).filter((file) => !/\.(?:test|spec|soak)\.tsx?$/.test(file));
const linesOf = (file: string) => readFileSync(`${projectRoot}/${file}`, "utf8").trimEnd().split("\n").length;

it("has no file that is too long to be read at once", () => {
  expect(sources.filter((file) => linesOf(file) > 300)).toEqual([]);
});

it("has few fragments: what is only read together stands together", () => {
  // Next wants a file for each page and route; each column is a file of its own, so that adding one touches one file.
  const fragments = sources.filter((file) => !/^app\/|-column\.tsx$/.test(file) && linesOf(file) <= 12);
  expect(fragments.length, fragments.join("\n")).toBeLessThanOrEqual(40);
});

it("has no folder with more files than one can look over", () => {
  const counts = Map.groupBy(sources, dirname);
  const full = [...counts].filter(([, files]) => files.length > 25);
  expect(full.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
});

it("has no file whose name says nothing of what it is for", () => {
  const empty = /^(?:utils?|helpers?|common|misc|shared|index)\./;
  expect(sources.filter((file) => empty.test(basename(file)) && !file.startsWith("bench/peers/"))).toEqual(
    [],
  );
});
