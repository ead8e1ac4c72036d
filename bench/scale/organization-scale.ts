import { gzipSync } from "node:zlib";
import { estimateMs, type OperationName } from "@/lib/aws/rates/published-rates";

/** How large what is computed with is. */
export interface Scale {
  readonly accounts: number;
  readonly units: number;
  readonly packs: number;
  readonly regions: number;
  readonly organizations: number;
  readonly viewers: number;
}

/** The largest that AWS's quotas let an organization become, and more people than have been asked for. */
export const largestScale: Scale = {
  accounts: 50_000,
  units: 2_000,
  packs: 50,
  regions: 30,
  organizations: 10,
  viewers: 1_000,
};

/** An organization as most of the measurements have it. */
export const usualScale: Scale = {
  accounts: 10_000,
  units: 1_000,
  packs: 10,
  regions: 1,
  organizations: 1,
  viewers: 200,
};

/** Pages of AWS's lists: Organizations gives 20 rows, Security Hub and AWS Config 100. */
const [smallPage, page] = [20, 100];
/** Rules that fail in an account of the sandbox's large world, in one Region. */
const failingRulesPerAccount = 12;

export interface Calls {
  readonly operation: OperationName;
  readonly calls: number;
  /** Whether each Region has a bucket of its own for it, and is asked for itself. */
  readonly isRegional: boolean;
}

/** The calls of one complete reading of one organization, in one Region where they are regional. */
export function callsOfReading({ accounts, units, packs }: Scale): readonly Calls[] {
  const pages = (rows: number) => Math.ceil(rows / page);
  return [
    { operation: "organizations:ListAccounts", calls: Math.ceil(accounts / smallPage), isRegional: false },
    { operation: "organizations:ListOrganizationalUnitsForParent", calls: units + 1, isRegional: false },
    {
      operation: "securityhub:ListConfigurationPolicyAssociations",
      calls: pages(accounts + units + 1),
      isRegional: false,
    },
    {
      operation: "config:GetOrganizationConformancePackDetailedStatus",
      calls: packs * pages(accounts),
      isRegional: true,
    },
    {
      operation: "config:DescribeAggregateComplianceByConformancePacks",
      calls: packs * pages(accounts),
      isRegional: true,
    },
    {
      operation: "config:DescribeAggregateComplianceByConfigRules",
      calls: pages(accounts * failingRulesPerAccount),
      isRegional: true,
    },
  ];
}

/** The least milliseconds for calls that share a bucket: those to AWS Config do, the others have one each. */
export function leastMsOf(calls: readonly Calls[]): number {
  const config = calls.filter(({ operation }) => operation.startsWith("config:"));
  const others = calls.filter(({ operation }) => !operation.startsWith("config:"));
  const configCalls = config.reduce((sum, each) => sum + each.calls, 0);
  const [first] = config;
  return Math.max(
    first === undefined ? 0 : estimateMs(first.operation, configCalls),
    ...others.map(({ operation, calls: count }) => estimateMs(operation, count)),
  );
}

/** Bytes of a row in the formats that Canopy keeps in memory, stores and sends, without texts. */
const rowBytes = {
  /** A node of the tree: five columns of four bytes, one of two and five of one, an id and its share of names and e-mails. */
  node: 5 * 4 + 2 + 5 + 14 + 60,
  /** An account in a pack: a status, three texts by number and a time. */
  packCell: 1 + 3 * 4 + 4,
  /** How an account complies with a pack: a type and three numbers. */
  complianceCell: 1 + 3 * 2,
} as const;

export interface DatasetBytes {
  readonly dataset: "organization" | "conformance packs" | "compliance";
  readonly bytes: number;
}

/** What the snapshots of one organization take unpacked, in one Region. */
export function snapshotBytes({ accounts, units, packs }: Scale): readonly DatasetBytes[] {
  return [
    { dataset: "organization", bytes: (accounts + units + 1) * rowBytes.node },
    { dataset: "conformance packs", bytes: accounts * packs * rowBytes.packCell },
    { dataset: "compliance", bytes: accounts * packs * rowBytes.complianceCell },
  ];
}

/**
 * The share that gzip leaves of the columns of packs, simulated: statuses and times as they are where most deployments have
 * succeeded and one in twenty has not.
 */
export function packedShareOfPacks(): number {
  const accounts = 10_000;
  const status = new Uint8Array(accounts);
  const updatedAt = new Uint32Array(accounts);
  let state = 7;
  for (let account = 0; account < accounts; account++) {
    // Numerical Recipes' generator: the same bytes on every machine.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    status[account] = state % 20 === 0 ? 3 : 1;
    updatedAt[account] = 1_795_000_000 + (state >>> 20);
  }
  const texts = new Int32Array(accounts * 3).fill(-1);
  const columns = [status, updatedAt, texts].map((column) => Buffer.from(column.buffer));
  return gzipSync(Buffer.concat(columns)).byteLength / Buffer.concat(columns).byteLength;
}

/** Snapshots that are kept of a dataset: all of a day at one each `refreshMinutes`, and one of each day before. */
export function snapshotsKept({ refreshMinutes, days }: { refreshMinutes: number; days: number }): number {
  return Math.ceil((24 * 60) / refreshMinutes) + days;
}
