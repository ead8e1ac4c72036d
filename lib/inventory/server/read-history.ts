import "server-only";
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
import { type ChangeKind, ORGANIZATION_SUBJECT } from "../snapshot/changes/change";
import type { Dataset } from "../snapshot/dataset";
import type { HistoryEntry, HistoryPage } from "../snapshot/changes/history";
import { HistoryQuestion } from "../snapshot/changes/history-question";

type Asked = { readonly [Name in keyof HistoryQuestion]: HistoryQuestion[Name] | undefined };

/** A page of what changed, the newest first. Rejects where the database does not answer. */
export async function readHistoryPage(question: Asked, before?: number): Promise<HistoryPage> {
  return answerInTime(store.readHistory({ ...(await filterOf(question)), before }));
}

/** As many of a bundle as are listed at once. */
const listedOfBundle = 200;

/** The newest two hundred changes of one bundle. */
export async function readHistoryBundle(
  question: Asked,
  bundle: { readonly snapshotId: number; readonly key: string },
): Promise<readonly HistoryEntry[]> {
  return answerInTime(store.readBundle(await filterOf(question), bundle, listedOfBundle));
}

/** A file holds as many changes, the newest; more than a spreadsheet opens with pleasure. */
export const mostExported = 100_000;

/** The newest hundred thousand of the changes that are asked for. */
export async function readWholeHistory(question: Asked): Promise<readonly HistoryEntry[]> {
  return store.listHistory(await filterOf(question), mostExported);
}

/** The newest changes, for the first paint of their page. */
export const readHistory = defineRead({
  operation: "canopy:ReadHistory",
  input: HistoryQuestion,
  requires: "organization:read",
  run: (question) => readHistoryPage(question),
});

/** How many changes no run or write of Canopy explains, seen since an instant in epoch milliseconds. */
export const readChangedElsewhere = defineRead({
  operation: "canopy:ReadHistory",
  input: z.object({ from: z.int() }),
  requires: "organization:read",
  run: async ({ from }) =>
    answerInTime(store.countHistory({ callerKey: await currentCallerKey(), cause: "elsewhere", from })),
});

/** When the snapshots of a dataset were taken that can be looked at, newest first, in epoch milliseconds. */
export async function readStoredMoments(dataset: Dataset): Promise<readonly number[]> {
  return answerInTime(storedMoments({ callerKey: await currentCallerKey(), dataset }));
}

const organizationKinds: readonly ChangeKind[] = ["configuration", "linked-regions"];

/** Of a root or an OU everything below it counts, and what has left it for somewhere else. */
async function filterOf({ subject, only, ...rest }: Asked): Promise<store.HistoryFilter> {
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
