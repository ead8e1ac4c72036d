import "server-only";
import { ownIds, visibleOus } from "../serve/within-ous";
import type { Grantee } from "@/lib/identity/grants";
import { z } from "zod";
import { TargetId } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { targetKindOf } from "@/lib/organizations/model";
import { defineRead } from "@/lib/server/action";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import * as store from "@/lib/store/history/read-history";
import { storedMoments } from "@/lib/store/history/stored-snapshots";
import { currentCallerKey } from "../serve/caller";
import { currentSnapshot } from "../serve/current-snapshot";
import { type ChangeKind, changeKinds, ORGANIZATION_SUBJECT } from "../snapshot/changes/change";
import type { Dataset } from "../snapshot/dataset";
import type { HistoryEntry, HistoryPage } from "../snapshot/changes/history";
import { HistoryQuestion } from "../snapshot/changes/history-question";

type Asked = { readonly [Name in keyof HistoryQuestion]: HistoryQuestion[Name] | undefined };

/** A page of what changed, the newest first. Rejects where the database does not answer. */
export async function readHistoryPage(
  question: Asked,
  before: number | undefined,
  grantee: Grantee,
): Promise<HistoryPage> {
  const page = await answerInTime(store.readHistory({ ...(await filterOf(question, grantee)), before }));
  const groups = page.groups.map(({ bundles, ...group }) => ({
    ...group,
    bundles: bundles.map((bundle) => ({ ...bundle, entry: entryFor(grantee, bundle.entry) })),
  }));
  return { ...page, groups };
}

/** As many of a bundle as are listed at once. */
const listedOfBundle = 200;

/** The newest two hundred changes of one bundle. */
export async function readHistoryBundle(
  question: Asked,
  bundle: { readonly snapshotId: number; readonly key: string },
  grantee: Grantee,
): Promise<readonly HistoryEntry[]> {
  const entries = store.readBundle(await filterOf(question, grantee), bundle, listedOfBundle);
  return (await answerInTime(entries)).map((entry) => entryFor(grantee, entry));
}

/** A file holds as many changes, the newest; more than a spreadsheet opens with pleasure. */
export const mostExported = 100_000;

/** The newest hundred thousand of the changes that are asked for. */
export async function readWholeHistory(question: Asked, grantee: Grantee): Promise<readonly HistoryEntry[]> {
  const listed = store.listHistory(await filterOf(question, grantee), mostExported);
  const entries = await answerInTime(listed);
  return entries.map((entry) => entryFor(grantee, entry));
}

/** The newest changes, for the first paint of their page. */
export const readHistory = defineRead({
  operation: "canopy:ReadHistory",
  input: HistoryQuestion,
  requires: "organization:read",
  withinOus: "own-targets",
  run: (question, session) => readHistoryPage(question, undefined, session),
});

/** How many changes no run or write of Canopy explains, seen since an instant in epoch milliseconds. */
export const readChangedElsewhere = defineRead({
  operation: "canopy:ReadHistory",
  input: z.object({ from: z.int() }),
  requires: "organization:read",
  withinOus: "own-targets",
  run: async ({ from }, session) =>
    answerInTime(store.countHistory({ ...(await filterOf({ cause: "elsewhere" }, session)), from })),
});

/**
 * When the snapshots of a dataset were taken that can be looked at, newest first, in epoch milliseconds. Packs are shown over
 * the organization: those that were read before any of it are looked at from its first snapshot on.
 */
export async function readStoredMoments(dataset: Dataset, grantee: Grantee): Promise<readonly number[]> {
  if (visibleOus(grantee) !== undefined) return [];
  const callerKey = await currentCallerKey();
  const [moments, organization] = await answerInTime(
    Promise.all([
      storedMoments({ callerKey, dataset }),
      storedMoments({ callerKey, dataset: "organization" }),
    ]),
  );
  const first = organization.at(-1);
  if (first === undefined) return [];
  return [...new Set(moments.map((at) => Math.max(at, first)))];
}

const organizationKinds: readonly ChangeKind[] = ["configuration", "linked-regions"];

/** For who sees some OUs alone without the run that made it: its title may name another target. */
function entryFor(grantee: Grantee, entry: HistoryEntry): HistoryEntry {
  if (visibleOus(grantee) === undefined) return entry;
  const shown = { ...entry };
  delete shown.run;
  return shown;
}

/** Of a root or an OU everything below it counts, and what has left it for somewhere else. */
async function filterOf(question: Partial<Asked>, grantee: Grantee): Promise<store.HistoryFilter> {
  const [filter, own] = [await wholeFilterOf(question), await ownIds(grantee)];
  if (own === undefined) return filter;
  const { subjects = [...own], kinds = changeKinds } = filter;
  return {
    ...filter,
    leaving: [],
    // What came or went names a place that is not theirs.
    kinds: kinds.filter((kind) => kind !== "moved"),
    subjects: subjects.filter((subject) => own.has(subject)),
  };
}

async function wholeFilterOf({ subject, only, ...rest }: Partial<Asked>): Promise<store.HistoryFilter> {
  const filter = { callerKey: await currentCallerKey(), ...rest };
  if (subject === undefined) return filter;
  const alone = { ...filter, subjects: [subject] };
  // A pack may be called "organization", too.
  if (subject === ORGANIZATION_SUBJECT) {
    const { kinds = organizationKinds } = filter;
    return { ...alone, kinds: kinds.filter((kind) => organizationKinds.includes(kind)) };
  }
  const target = TargetId.safeParse(subject);
  if (only === true || !target.success || targetKindOf(target.data) === "account") return alone;
  const tree = (await currentSnapshot())?.tree;
  const node = tree && nodeLookup(tree)(target.data);
  if (tree === undefined || node === undefined) return alone;
  const subjects = tree.ids.slice(node, tree.subtreeEnd[node]);
  return { ...filter, subjects, leaving: subjects.filter((id) => targetKindOf(id) !== "account") };
}
