import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../processes/project-root";
import { projectTool, spawnNode } from "../processes/spawn-node";

/** Files with a former word each, and what oxlint says of them. */
const planted = [
  [
    "identifier/caller.ts",
    "export const isViewerKnown = 1;",
    'isViewerKnown says "viewer"; the term is: caller.',
  ],
  [
    "words/caller.ts",
    "export class KeepCurrent {}",
    'KeepCurrent says "keep current"; the term is: auto refresh.',
  ],
  ["member/caller.ts", "export const all = { gaps: [] };", 'gaps says "gaps"; the term is: missing parts.'],
  ["file/viewer-key.ts", "export {};", 'The name of this file says "viewer"; the term is: caller.'],
  ["file/status-words.ts", "export {};", 'The name of this file says "words"; the term is: labels.'],
  ["text/caller.ts", 'export const title = "Changed by somebody";', 'Say plainly who or what: "somebody".'],
  [
    "template/caller.ts",
    "export const of = (n: number) => `Nobody: ${n}`;",
    'Say plainly who or what: "Nobody".',
  ],
  ["jsx/page.tsx", "export const page = <p>The rule is beaten</p>;", 'Say plainly who or what: "beaten".'],
] as const;

/** The letters of one within other words, and the class names of a space. */
const allowed = [
  "allowed/threshold.ts",
  'export const threshold = "flex gap-2";\nexport const stripe = 1;',
] as const;

let folder = "";
let found: readonly string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "canopy-voice-"));
  for (const [name, text] of [...planted, allowed]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const config = join(folder, "oxlint.json");
  await writeFile(
    config,
    JSON.stringify({
      jsPlugins: [join(projectRoot, "scripts/lint/voice.mjs")],
      categories: { correctness: "off" },
      rules: { "voice/names": "error", "voice/texts": "error" },
    }),
  );
  const { all: output = "" } = await spawnNode(
    [projectTool("oxlint"), "-c", config, "--format", "unix", folder],
    { output: "pipe" },
  );
  found = output.split("\n").filter((line) => line.includes("voice("));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(planted)("the former word in %s is found", (name, _, message) => {
  expect(found.filter((line) => line.includes(name))).toEqual([expect.stringContaining(message)]);
});

test("nothing else is found", () => {
  expect(found).toHaveLength(planted.length);
});
