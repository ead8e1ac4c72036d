import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import config from "../../.dependency-cruiser.mjs";
import { projectRoot } from "../processes/project-root";
import { importedFiles, plantedViolations } from "./testing/planted-violations";

const Report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const packages = { dependencies: ["react", "pg", "@aws-sdk/client-sts"], devDependencies: ["fast-check"] };

let project: string;
let fired: ReadonlySet<string>;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "canopy-imports-"));
  await plantProject();
  fired = await rulesThatFire();
});

afterAll(() => rm(project, { recursive: true, force: true }));

test("every import rule has a violation planted for it, and a reason", () => {
  const rules = config.forbidden ?? [];
  expect(rules.map(({ name }) => name).toSorted()).toEqual(Object.keys(plantedViolations).toSorted());
  expect(rules.filter(({ comment }) => comment?.endsWith(".") !== true)).toEqual([]);
});

describe("a forbidden import is found", () => {
  test.each(Object.entries(plantedViolations))("%s", (name, { from }) => {
    expect(fired).toContain(`${name}: ${from}`);
  });
});

async function rulesThatFire(): Promise<ReadonlySet<string>> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(projectRoot, "node_modules/.bin/depcruise"),
      ...["--config", join(projectRoot, ".dependency-cruiser.mjs"), "--output-type", "json"],
      ...["app", "components", "lib", "sandbox", "scripts"],
    ],
    { cwd: project, maxBuffer: 64 * 1024 * 1024 },
  );
  const { summary } = Report.parse(JSON.parse(stdout));
  return new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`));
}

async function plantProject(): Promise<void> {
  await plant("tsconfig.json", JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } }));
  await plant(
    "package.json",
    JSON.stringify({ type: "module", ...Object.fromEntries(Object.entries(packages).map(versioned)) }),
  );
  for (const name of Object.values(packages).flat()) {
    await plant(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
    );
    await plant(`node_modules/${name}/index.js`, "module.exports = {};");
  }
  for (const [path, content] of Object.entries(importedFiles)) await plant(path, content);
  for (const { from, imports } of Object.values(plantedViolations))
    await plant(from, `export * from "${imports}";`);
}

function versioned([kind, names]: [string, string[]]) {
  return [kind, Object.fromEntries(names.map((name) => [name, "1.0.0"]))] as const;
}

async function plant(path: string, content: string): Promise<void> {
  const file = join(project, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${content}\n`);
}
