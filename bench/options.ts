import { parseArgs } from "node:util";
import { worldNames } from "@/sandbox/world/named-world";

export interface BenchOptions {
  readonly only: readonly Part[] | undefined;
  readonly rounds: number;
  /** The organizations to measure on; of several, the large world or else the first has all parts, the others its pages. */
  readonly sizes: readonly BenchSize[];
  /** How long a run is watched while its steps settle. */
  readonly minutes: number;
  /** Whether a missed target, or a figure that became worse, fails the command. */
  readonly strict: boolean;
  /** Whether the peers are installed and measured beside. */
  readonly peers: boolean;
  /** The release whose results these become, in `bench/results` and in the README. */
  readonly record: string | undefined;
  /** Earlier results that these are compared with. */
  readonly against: string | undefined;
  /** Whether the README gets the newest release's tables; nothing is measured. */
  readonly readme: boolean;
  /** Whether the tables of `docs/scale.md` are computed; nothing is measured. */
  readonly scale: boolean;
}

export interface BenchSize {
  /** A named world, or a number of accounts. */
  readonly name: string;
  /** The sandbox's arguments for that size. */
  readonly world: readonly string[];
  readonly parts: readonly Part[];
}

export type Part = (typeof parts)[number];

const largestOrganization = 50_000;
const longestWatch = 60;
const parts = [
  "page",
  "opening",
  "packs",
  "overview",
  "screens",
  "runs",
  "viewers",
  "collection",
  "editor",
] as const;
const pageParts: readonly Part[] = ["page", "opening", "packs"];
const quickParts: readonly Part[] = ["page", "opening", "packs", "overview", "screens"];
const wholeSizes = "1000,large,huge";
const quickSize = "1000";

function isPart(only: string): only is Part {
  return parts.some((part) => part === only);
}

/**
 * Reads `--only page,packs`, `--rounds 5`, `--minutes 1`, `--size 1000,large,huge`, `--quick`, `--without-peers`, `--record 1.0.0`,
 * `--against bench/results/1.0.0.json`, `--readme`, `--scale` and `--strict`; throws a sentence for
 * anything else.
 */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string" },
      rounds: { type: "string" },
      minutes: { type: "string", default: "1" },
      size: { type: "string" },
      quick: { type: "boolean", default: false },
      "without-peers": { type: "boolean", default: false },
      record: { type: "string" },
      against: { type: "string" },
      readme: { type: "boolean", default: false },
      scale: { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
    },
  });
  const { quick, strict, record, against, readme, scale } = values;
  const only = values.only?.split(",").map((part) => {
    if (!isPart(part)) throw new Error(`--only ${part} is none of ${parts.join(", ")}.`);
    return part;
  });
  const rounds = Number(values.rounds ?? (quick ? "1" : "5"));
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds ${values.rounds} is not a whole number of rounds.`);
  const minutes = Number(values.minutes);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > longestWatch)
    throw new Error(
      `--minutes ${values.minutes} is not a whole number of minutes from 1 to ${longestWatch}.`,
    );
  if (record !== undefined && (quick || only !== undefined))
    throw new Error("--record keeps the results of a whole run: leave out --quick and --only.");
  if (record !== undefined && !/^\d+\.\d+\.\d+$/.test(record))
    throw new Error(`--record ${record} is not the version of a release, such as 1.2.0.`);
  const names = (values.size ?? (quick ? quickSize : only === undefined ? wholeSizes : "large")).split(",");
  const main = names.includes("large") ? "large" : names[0];
  const sizes = names.map((name) => ({
    name,
    world: worldOf(name),
    parts: only === undefined ? (quick ? quickParts : name === main ? parts : pageParts) : only,
  }));
  const peers = !values["without-peers"];
  return { only, rounds, minutes, sizes, strict, peers, record, against, readme, scale };
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
