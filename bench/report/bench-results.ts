import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { projectRoot } from "@/scripts/processes/project-root";

/** JSON knows no NaN: what could not be measured is null in it. */
const Figure = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);
const Summary = z.object({ median: Figure, min: Figure, max: Figure, rounds: z.int() });
const Measurement = z.object({
  name: z.string(),
  unit: z.enum(["ms", "%", "MB", "KB", "s", "calls", "×"]),
  ours: Figure,
  rounds: Summary.exactOptional(),
  floor: Figure.exactOptional(),
  floorRounds: Summary.exactOptional(),
  peers: z.record(z.string(), Summary).exactOptional(),
  target: z.object({ maxRatio: z.number().exactOptional(), max: z.number().exactOptional() }).exactOptional(),
});
const PartResults = z.object({
  part: z.string(),
  size: z.string(),
  title: z.string(),
  /** What heads the column of what is compared with. */
  compared: z.string(),
  /** How busy other programs kept the machine when the part began, from 0 to 1. */
  busy: z.number(),
  remarks: z.array(z.string()),
  measurements: z.array(Measurement),
});
export type PartResults = z.infer<typeof PartResults>;

const BenchResults = z.object({
  release: z.string().nullable(),
  takenAt: z.iso.datetime(),
  commit: z.string(),
  machine: z.object({
    processor: z.string(),
    cores: z.int(),
    memoryGb: z.int(),
    node: z.string(),
    chromium: z.string(),
  }),
  parts: z.array(PartResults),
});
export type BenchResults = z.infer<typeof BenchResults>;

/** The results of a release, kept with the sources. */
export function releaseFile(release: string): string {
  return join(projectRoot, "bench", "results", `${release}.json`);
}

/** Where every run leaves its results, complete or not. */
export const latestFile = join(projectRoot, ".cache", "bench", "latest.json");

/** The parts that were measured, with when and on what. */
export function benchResults(
  parts: readonly PartResults[],
  { release, chromium }: { readonly release: string | undefined; readonly chromium: string },
): BenchResults {
  return {
    release: release ?? null,
    takenAt: new Date().toISOString(),
    commit: execFileSync("git", ["rev-parse", "HEAD"], { cwd: projectRoot, encoding: "utf8" }).trim(),
    machine: {
      processor: cpus()[0]?.model.trim() ?? "unknown",
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1_073_741_824),
      node: process.version,
      chromium,
    },
    parts: [...parts],
  };
}

export function writeResults(file: string, results: BenchResults): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
}

/** Throws where the file is missing or does not hold results. */
export function readResults(file: string): BenchResults {
  return BenchResults.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** The newest release's results by when they were taken; undefined before the first. */
export function newestResults(): BenchResults | undefined {
  const folder = dirname(releaseFile("0.0.0"));
  const files = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith(".json"));
  return files
    .map((name) => readResults(join(folder, name)))
    .toSorted((one, other) => one.takenAt.localeCompare(other.takenAt))
    .at(-1);
}
