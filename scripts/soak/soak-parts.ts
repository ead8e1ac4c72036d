import { globSync } from "node:fs";
import { basename } from "node:path";
import { projectRoot } from "../processes/project-root";

/** One long test file, and the runner that knows how to run it. */
export interface SoakPart {
  /** What `--only` selects it by: the file's name without its endings. */
  readonly name: string;
  /** Relative to the checkout. */
  readonly file: string;
  readonly runner: "vitest" | "playwright";
}

const ending = ".soak.ts";

/** Every long test of a checkout, by name. What stands in `e2e` has a browser and a running Canopy, and runs under Playwright. */
export function soakParts(root = projectRoot): SoakPart[] {
  return globSync(`{app,components,e2e,lib,scripts}/**/*${ending}`, { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .map((file) => ({
      name: basename(file, ending),
      file,
      runner: file.startsWith("e2e/") ? ("playwright" as const) : ("vitest" as const),
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** The parts that `--only` names, or all without it. Throws with the list of names where one of them fits no part. */
export function selectedParts(parts: readonly SoakPart[], only: readonly string[] = []): readonly SoakPart[] {
  const unknown = only.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) {
    const names = parts.map(({ name }) => name).join(", ");
    throw new Error(`--only ${unknown.join(", ")}: there is no such part. The parts are ${names}.`);
  }
  return only.length === 0 ? parts : parts.filter(({ name }) => only.includes(name));
}
