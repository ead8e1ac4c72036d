import { parseArgs } from "node:util";
import { worldNames } from "@/sandbox/world/named-world";

export interface BenchOptions {
  readonly only: (typeof parts)[number] | undefined;
  readonly rounds: number;
  /** A named world, or a number of accounts. */
  readonly size: string;
  /** The sandbox's arguments for that size. */
  readonly world: readonly string[];
  /** How long a run is watched while its steps settle. */
  readonly minutes: number;
  /** Whether a missed target fails the command. */
  readonly strict: boolean;
}

const largestOrganization = 50_000;
const longestWatch = 60;
const parts = ["page", "packs", "overview", "runs", "viewers", "collection", "editor"] as const;

function isPart(only: string): only is (typeof parts)[number] {
  return parts.some((part) => part === only);
}

/**
 * Reads `--only page|packs|overview|runs|viewers|collection|editor`, `--rounds 5`, `--minutes 1`, `--size large` and
 * `--strict`; throws a sentence for anything else.
 */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string" },
      rounds: { type: "string", default: "5" },
      minutes: { type: "string", default: "1" },
      size: { type: "string", default: "large" },
      strict: { type: "boolean", default: false },
    },
  });
  const { only, size, strict } = values;
  if (only !== undefined && !isPart(only)) throw new Error(`--only ${only} is none of ${parts.join(", ")}.`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds ${values.rounds} is not a whole number of rounds.`);
  const minutes = Number(values.minutes);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > longestWatch)
    throw new Error(
      `--minutes ${values.minutes} is not a whole number of minutes from 1 to ${longestWatch}.`,
    );
  return { only, rounds, minutes, size, strict, world: worldOf(size) };
}

function worldOf(size: string): string[] {
  if (worldNames.some((name) => name === size)) return ["--world", size];
  const accounts = Number(size);
  if (Number.isInteger(accounts) && accounts >= 2 && accounts <= largestOrganization)
    return ["--accounts", size];
  throw new Error(
    `--size ${size} is neither a world (${worldNames.join(", ")}) nor a number of accounts from 2 to ${largestOrganization}.`,
  );
}
