import "server-only";
import { FailureError } from "@/lib/core/failure-error";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import type { Grantee } from "@/lib/identity/grants";
import { ownIds } from "@/lib/inventory/serve/within-ous";
import { runsWithin } from "@/lib/store/runs/read-runs";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { OfConnections } from "@/lib/server/connection-in-force";
import { timedCache } from "@/lib/inventory/serve/timed-cache";
import * as store from "@/lib/store/audit/audit-changes";
import type { ActivityChange, ActivityDetail, ActivityPage, ActivityQuestion } from "../activity";

/** Changes on a page of the list. */
const listedAtOnce = 50;
const mostNewer = 100;
/** Changes that an export reads by one statement. */
const exportedAtOnce = 1_000;

/**
 * A page of the record, newest first. `upTo` is the entry that the list reaches up to, so that what is recorded meanwhile moves
 * no row; absent, the newest. `before` is the `next` of the page before. Rejects where the database does not answer.
 */
export async function readActivityPage(
  question: ActivityQuestion,
  {
    upTo,
    before,
    limit = listedAtOnce,
  }: {
    readonly upTo?: number | undefined;
    readonly before?: number | undefined;
    readonly limit?: number | undefined;
  },
  grantee: Grantee,
): Promise<ActivityPage> {
  const [query, newest] = await answerInTime(
    Promise.all([queryOf(question, grantee), upTo ?? store.newestAuditEntry()]),
  );
  const read = Promise.all([
    store.listChanges({ ...query, upTo: newest }, { before, limit: limit + 1 }),
    upTo === undefined ? 0 : store.countNewerChanges(query, upTo, mostNewer),
    activityFacets(),
  ]);
  const [found, newer, facets] = await answerInTime(read);
  const changes = await withVisibleRuns(found.slice(0, limit), grantee);
  const last = changes.at(-1);
  return {
    changes,
    ...(found.length > limit && last !== undefined && { next: last.id }),
    upTo: newest,
    newer,
    facets: { people: [...facets.people], operations: [...facets.operations] },
  };
}

/** One change by the number of its first entry. Rejects as `not-found` where there is none. */
export async function readActivityChange(id: number, grantee: Grantee): Promise<ActivityDetail> {
  const [detail, own] = [await answerInTime(store.readChange(id)), await ownIds(grantee)];
  if (detail !== undefined && own?.has(detail.change.target) !== false) {
    const [change = detail.change] = await withVisibleRuns([detail.change], grantee);
    return { ...detail, change };
  }
  throw new FailureError({
    code: "not-found",
    message: `The record has no change that begins with entry ${id}.`,
  });
}

/** All matching changes, newest first, read in pieces while they are taken. Rejects as every read of the database does. */
export async function* allActivity(
  question: ActivityQuestion,
  upTo: number | undefined,
  grantee: Grantee,
): AsyncGenerator<ActivityChange, void, undefined> {
  const [asked, newest] = await answerInTime(
    Promise.all([queryOf(question, grantee), upTo ?? store.newestAuditEntry()]),
  );
  const query = { ...asked, upTo: newest };
  let before: number | undefined;
  for (;;) {
    const read = store.listChanges(query, { before, limit: exportedAtOnce });
    const piece = await answerInTime(read.then(async (changes) => withVisibleRuns(changes, grantee)));
    yield* piece;
    before = piece.at(-1)?.id;
    if (piece.length < exportedAtOnce) return;
  }
}

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyActivityNews: OfConnections<ReturnType<typeof timedCache<number>>> | undefined;
  var canopyActivityFacets: OfConnections<ReturnType<typeof timedCache<Facets>>> | undefined;
}
type Facets = Awaited<ReturnType<typeof store.changeFacets>>;

/** The number of the newest entry, as the stream of news gives it. */
export function newestActivity(): Promise<number> {
  globalThis.canopyActivityNews ??= new OfConnections();
  return globalThis.canopyActivityNews.made(() => timedCache(store.newestAuditEntry)).read();
}

function activityFacets(): Promise<Facets> {
  globalThis.canopyActivityFacets ??= new OfConnections();
  return globalThis.canopyActivityFacets.made(() => timedCache(store.changeFacets)).read();
}

/** The question as the database answers it: words with the targets and policies whose names hold them, and few matches found. */
async function queryOf(
  { q = "", ...question }: ActivityQuestion,
  grantee: Grantee,
): Promise<store.ChangeQuery> {
  const within = await ownIds(grantee);
  const query = { ...question, within, words: await searchedWords(q) };
  return { ...query, ids: await store.fewMatches(query) };
}

/** Changes without runs that have other targets than theirs: the title of a run may name one. */
async function withVisibleRuns(
  changes: readonly ActivityChange[],
  grantee: Grantee,
): Promise<ActivityChange[]> {
  const own = await ownIds(grantee);
  if (own === undefined) return [...changes];
  const visible = await runsWithin([...new Set(changes.flatMap(({ run }) => run?.id ?? []))], own);
  return changes.map(({ run, ...change }) =>
    run !== undefined && visible.has(run.id) ? { ...change, run } : change,
  );
}

async function searchedWords(text: string): Promise<readonly store.SearchedWord[]> {
  if (text.trim() === "") return [];
  const [words, snapshot] = await Promise.all([
    store.wordsOfText(text),
    // Names are worth having, and no reason to find nothing.
    currentSnapshot().catch(() => undefined),
  ]);
  const { tree, governance } = snapshot ?? {};
  return words.map((word) => {
    const holds = (name: string) => name.toLowerCase().includes(word);
    return {
      word,
      targetIds: tree?.ids.filter((_, node) => holds(tree.names[node] ?? "")) ?? [],
      policyIds: governance?.policies.flatMap(({ id, name }) => (holds(name) ? [id] : [])) ?? [],
    };
  });
}
