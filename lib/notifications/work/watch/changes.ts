import "server-only";
import { assertNever } from "@/lib/core/assert-never";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import type { AssociationValue } from "@/lib/inventory/snapshot/changes/change";
import { settingLines } from "@/lib/inventory/snapshot/changes/definition-lines";
import type { HistoryEntry } from "@/lib/inventory/snapshot/changes/history";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { pathOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind } from "@/lib/organizations/tree";
import { countHistory, listHistory } from "@/lib/store/history/read-history";
import type { RuleFilter } from "../../rule";
import type { Watch } from "./observation";

const withinMs = 24 * 3_600_000;
/** As many as an organization has targets with associations of their own, at most. */
const mostChanges = 10_000;

/** Changes of the last day that were made outside of Canopy, as the history knows them. */
export const watchChangesElsewhere: Watch = async ({ rule, callerKey, seen }) => {
  const elsewhere = { callerKey, cause: "elsewhere" } as const;
  const [newest] = await listHistory(elsewhere, 1);
  const version = `${newest?.id ?? 0} ${await countHistory(elsewhere)}`;
  if (version === seen) return undefined;
  const entries = await listHistory({ ...elsewhere, from: Date.now() - withinMs }, mostChanges);
  const snapshot = await currentSnapshot();
  const about = entries.filter((entry) => isAbout(entry, rule.settings.filter, snapshot));
  const still = new Set(entries.map(keyOf));
  return {
    present: about.map((entry) => {
      const subject = placeOf(entry, snapshot);
      const what = whatChanged(entry);
      return {
        value: "elsewhere",
        event: {
          key: keyOf(entry),
          subject,
          text: `${subject}: ${what}, changed outside of Canopy`,
          cause: titleOf(entry.kind),
          path: pathTo(entry, snapshot),
          at: new Date(entry.seenAt).toISOString(),
        },
      };
    }),
    isOver: (key) => !still.has(key),
    version,
  };
};

function keyOf({ id }: HistoryEntry): string {
  return `change ${id}`;
}

function isAbout(
  entry: HistoryEntry,
  { within, policyId }: RuleFilter,
  snapshot: Snapshot | undefined,
): boolean {
  if (within !== undefined) {
    if (snapshot === undefined) return false;
    const lookup = nodeLookup(snapshot.tree);
    const [node, scope] = [lookup(entry.subject), lookup(within)];
    if (node === undefined || scope === undefined) return false;
    if (node < scope || node >= (snapshot.tree.subtreeEnd[scope] ?? 0)) return false;
  }
  if (policyId === undefined) return true;
  const associations = associationsOf(entry);
  return (
    entry.subject === policyId ||
    associations.some((association) => association?.configurationId === policyId)
  );
}

function associationsOf(entry: HistoryEntry): readonly (AssociationValue | null)[] {
  switch (entry.kind) {
    case "applied":
    case "effective":
    case "status":
      return [entry.before, entry.after];
    default:
      return [];
  }
}

function placeOf({ subject, subjectName }: HistoryEntry, snapshot: Snapshot | undefined): string {
  const node = snapshot && nodeLookup(snapshot.tree)(subject);
  return snapshot === undefined || node === undefined ? subjectName : pathOf(snapshot.tree, node);
}

function pathTo({ subject }: HistoryEntry, snapshot: Snapshot | undefined): string {
  const node = snapshot && nodeLookup(snapshot.tree)(subject);
  if (snapshot === undefined || node === undefined)
    return `/history?subject=${encodeURIComponent(subject)}&by=elsewhere`;
  const isAccount = snapshot.tree.kind[node] === NodeKind.Account;
  return isAccount ? `/accounts/${subject}` : `/organization?listed=${subject}`;
}

function whatChanged(entry: HistoryEntry): string {
  const [before, after] = associationsOf(entry);
  const title = titleOf(entry.kind);
  const settings = settingLines(entry);
  if (settings.length > 0)
    return `${title}: ${settings.map((line) => `${line.name} from ${line.before} to ${line.after}`).join("; ")}`;
  return before === undefined || after === undefined
    ? title
    : `${title} from ${nameOf(before)} to ${nameOf(after)}`;
}

function nameOf(association: AssociationValue | null): string {
  if (association === null) return "none";
  const { configurationId, configurationName } = association;
  return (
    configurationName ?? (configurationId === SELF_MANAGED ? "self-managed" : (configurationId ?? "none"))
  );
}

function titleOf(kind: HistoryEntry["kind"]): string {
  switch (kind) {
    case "applied":
    case "effective":
      return "association";
    case "status":
      return "association status";
    case "policy-created":
      return "configuration policy created";
    case "policy-changed":
      return "configuration policy changed";
    case "policy-deleted":
      return "configuration policy deleted";
    case "aggregator-created":
      return "aggregator created";
    case "aggregator-changed":
      return "aggregator changed";
    case "aggregator-deleted":
      return "aggregator deleted";
    case "configuration":
      return "organization configuration";
    case "linked-regions":
      return "linked Regions";
    case "pack-status":
      return "conformance pack status";
    case "pack-deployed":
      return "conformance pack deployed";
    case "pack-changed":
      return "conformance pack changed";
    case "pack-deleted":
      return "conformance pack deleted";
    case "joined":
      return "account joined";
    case "left":
      return "account left";
    case "moved":
      return "moved";
    case "renamed":
      return "renamed";
    case "state":
      return "account state";
    case "ou-created":
      return "OU created";
    case "ou-removed":
      return "OU removed";
    default:
      return assertNever(kind);
  }
}
