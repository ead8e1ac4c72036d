import type { AccountId } from "@/lib/core/identifiers";
import { accountStates, targetKindOf } from "@/lib/organizations/model";
import type { OrgTree } from "@/lib/organizations/tree";
import { causeKindOf } from "../causes/cause-guidance";
import { isKnownToRecord, type RecorderState } from "../../recorders/model";
import { knownRecorder } from "../../recorders/table/known-recorder";
import type { RecorderSnapshot } from "../../recorders/table/recorder-snapshot";
import { type PackStatus, packStatuses } from "../model";
import { isFailedCode } from "../pack-outcome";
import type { PackSnapshot } from "../table/pack-snapshot";
import { packLimits } from "../template/pack-template";

/**
 * What putting a pack does to an account: deploys it, updates it, takes it out because the account is excluded now, or leaves
 * the account out as before.
 */
export type ImpactKind = "create" | "update" | "delete" | "excluded";

/** Why the deployment to an account is expected to fail. */
export type ExpectedFailure = "inactive" | "no-recorder" | "rule-quota";

/** What putting a pack does, account by account, in the order of the organization. */
export interface PackImpact {
  readonly accounts: Readonly<Record<ImpactKind, readonly AccountId[]>>;
  /** Of the accounts that it is deployed to or updated in, those in which that is expected to fail; each once. */
  readonly failing: Readonly<Record<ExpectedFailure, readonly AccountId[]>>;
  /** Of the others, those of which it isn't known from here whether a recorder records; none while coverage wasn't read. */
  readonly recorderNotKnown: readonly AccountId[];
  /** Packs in the same Region of which Canopy doesn't know how many rules they have. */
  readonly packsWithoutRules: number;
}

/**
 * What putting a pack does to every account of the organization, as far as Canopy knows: its state, whether its recorder
 * is known to record or another pack's failure shows that it has none, and the rules that it has of packs whose templates Canopy knows.
 */
export function packImpact(
  tree: OrgTree,
  {
    name,
    excluded,
    packs,
    rules,
    rulesOfPacks,
    recorders,
  }: {
    readonly name: string;
    readonly excluded: readonly AccountId[];
    /** Undefined where the packs have not been read: then every account is taken to be without the pack. */
    readonly packs: PackSnapshot | undefined;
    /** Of the template that is put; undefined where it isn't known. */
    readonly rules: number | undefined;
    /** Of other packs of the Region, by name. */
    readonly rulesOfPacks: ReadonlyMap<string, number>;
    /** Undefined or null where recorder coverage has not been read. */
    readonly recorders?: RecorderSnapshot | null | undefined;
  },
): PackImpact {
  const accounts: Record<ImpactKind, AccountId[]> = { create: [], update: [], delete: [], excluded: [] };
  const failing: Record<ExpectedFailure, AccountId[]> = { inactive: [], "no-recorder": [], "rule-quota": [] };
  const recorderNotKnown: AccountId[] = [];
  const region = packs?.meta.region ?? recorders?.meta.region ?? "";
  const leftOut = new Set<string>(excluded);
  const rows = new Map(packs?.accountIds.map((id, row) => [String(id), row]));
  const own = packs?.meta.packs.findIndex((pack) => pack.name === name) ?? -1;
  const others = packs?.meta.packs.map(({ name: other }) => other).filter((other) => other !== name) ?? [];
  for (const [node, id] of tree.ids.entries()) {
    if (!isAccountId(id)) continue;
    const row = rows.get(id);
    const has = packs !== undefined && row !== undefined && isDeployed(statusAt(packs, own, row));
    if (leftOut.has(id)) {
      accounts[has ? "delete" : "excluded"].push(id);
      continue;
    }
    accounts[has ? "update" : "create"].push(id);
    const recorder = recorders ? knownRecorder(recorders, id, region).state : undefined;
    const failure = expectedFailure(packs, row, {
      recorder,
      isActive: accountStates[tree.state[node] ?? -1] === "ACTIVE",
      own,
      rules,
      rulesOfPacks,
    });
    if (failure !== undefined) failing[failure].push(id);
    else if (recorder === "not-known") recorderNotKnown.push(id);
  }
  return {
    accounts,
    failing,
    recorderNotKnown,
    packsWithoutRules: others.filter((other) => !rulesOfPacks.has(other)).length,
  };
}

function expectedFailure(
  packs: PackSnapshot | undefined,
  row: number | undefined,
  {
    isActive,
    own,
    rules,
    rulesOfPacks,
    recorder,
  }: {
    isActive: boolean;
    own: number;
    rules: number | undefined;
    rulesOfPacks: ReadonlyMap<string, number>;
    recorder: RecorderState | undefined;
  },
): ExpectedFailure | undefined {
  if (!isActive) return "inactive";
  if (recorder === "stopped" || recorder === "none") return "no-recorder";
  if (packs === undefined || row === undefined) return undefined;
  // A recorder that is known to record was started since.
  const records = recorder !== undefined && isKnownToRecord(recorder);
  if (!records && isWithoutRecorder(packs, row)) return "no-recorder";
  if (rules === undefined) return undefined;
  let sum = rules;
  for (const [index, { name }] of packs.meta.packs.entries())
    if (index !== own && isDeployed(statusAt(packs, index, row))) sum += rulesOfPacks.get(name) ?? 0;
  return sum > packLimits.rulesPerAccount ? "rule-quota" : undefined;
}

/** Whether the newest that is known of an account, of whichever pack, is that its recorder doesn't record. */
function isWithoutRecorder(packs: PackSnapshot, row: number): boolean {
  let failedAt = -1;
  let succeededAt = -1;
  for (const [index, columns] of packs.columns.entries()) {
    const at = columns.updatedAt[row] ?? 0;
    const status = statusAt(packs, index, row);
    if (status === "CREATE_SUCCESSFUL" || status === "UPDATE_SUCCESSFUL")
      succeededAt = Math.max(succeededAt, at);
    if (!isFailedCode(columns.status[row])) continue;
    const cause = causeKindOf({
      errorCode: packs.texts[columns.errorCode[row] ?? -1],
      message: packs.texts[columns.errorMessage[row] ?? -1],
    });
    if (cause === "no-recorder") failedAt = Math.max(failedAt, at);
  }
  return failedAt >= 0 && failedAt > succeededAt;
}

function statusAt(packs: PackSnapshot, pack: number, row: number): PackStatus | undefined {
  return packStatuses[(packs.columns[pack]?.status[row] ?? 0) - 1];
}

/** Whether an account has a pack, if only an older version of it. */
function isDeployed(status: PackStatus | undefined): boolean {
  if (status === undefined) return false;
  return !["CREATE_FAILED", "CREATE_IN_PROGRESS", "DELETE_SUCCESSFUL", "UNKNOWN"].includes(status);
}

function isAccountId(id: OrgTree["ids"][number]): id is AccountId {
  return targetKindOf(id) === "account";
}
