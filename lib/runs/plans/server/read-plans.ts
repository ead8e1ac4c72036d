import "server-only";
import { OfConnections } from "@/lib/server/connection-in-force";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { timedCache } from "@/lib/inventory/serve/timed-cache";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { failureFrom } from "@/lib/server/failure-from";
import type { Grantee } from "@/lib/identity/grants";
import type { VisibleOus } from "@/lib/identity/visible-ous";
import { idsWithin, ownIds } from "@/lib/inventory/serve/within-ous";
import type { Session } from "@/lib/server/session";
import * as store from "@/lib/store/plans/read-plans";
import { grouped } from "../differences";
import { accountGroups } from "../fingerprint";
import type { PlanDetail, PlanList, PlanSummary } from "../plan";
import type { PlanId } from "../plan-reference";
import { isOpenPlan } from "../plan-rules";
import { assignmentsOf } from "../planned-assignments";
import { refusalOfChange, refusalOfDecision } from "../../server/change-permissions";
import { comparedNow, isApprovalNeeded, type PlanComparison } from "../../server/plan-facts";

/** Plans on a page of the list. */
const listedAtOnce = 50;
/** How long after it is over a plan is still part of the news. */
const changedWithinMs = 10 * 60_000;
const mostNews = 50;
const mostTargets = 200;
const mostNamed = 50;

/** A page of the caller's plans, newest first, with whether the organization is still as it was reviewed. */
export async function readPlanList(
  { before }: { readonly before?: number | undefined },
  grantee: Grantee,
): Promise<PlanList> {
  const within = await ownIds(grantee);
  const listed = store.listPlans(await currentCallerKey(), { before, within, limit: listedAtOnce + 1 });
  const found = await answerInTime(listed);
  // Without a snapshot the list is as good, but for this one word.
  const snapshot = await currentSnapshot().catch(() => undefined);
  const plans = await Promise.all(found.slice(0, listedAtOnce).map((plan) => withStaleness(plan, snapshot)));
  const last = plans.at(-1);
  return { plans, ...(found.length > listedAtOnce && last !== undefined && { next: last.number }) };
}

/** Every plan of the caller, newest first. */
export async function readAllPlans(grantee: Grantee): Promise<readonly PlanSummary[]> {
  const plans: PlanSummary[] = [];
  for (let before: number | undefined; ;) {
    const page = await readPlanList({ before }, grantee);
    plans.push(...page.plans);
    if (page.next === undefined) return plans;
    before = page.next;
  }
}

/** One plan as a person sees it. Rejects as `not-found` where this caller has no such plan. */
export async function readPlanDetail(id: PlanId, session: Session): Promise<PlanDetail> {
  const within = await ownIds(session);
  if (within !== undefined && !(await store.isPlanWithin(id, within))) throw new FailureError(noPlan);
  const plan = summaryOf(await answerInTime(requirePlan(id)));
  const [whole, events, snapshot] = await answerInTime(
    Promise.all([store.readPlanBody(id), store.readPlanEvents(id), currentSnapshot().catch(() => undefined)]),
  );
  if (whole === undefined) throw new FailureError(noPlan);
  const { body, fingerprint } = whole;
  const isOpen = isOpenPlan(plan);
  const { differences, comparedWith, objects, notCompared } =
    isOpen && snapshot !== undefined ? await comparedOrWhyNot(whole, snapshot) : nothingCompared;
  const isCompared = isOpen && snapshot !== undefined && notCompared === undefined;
  const changes = new Map(
    assignmentsOf(body).flatMap(({ targetIds }, change) => targetIds.map((target) => [target, change])),
  );
  const isAuthor = plan.authors.some((author) => author.id === session.id);
  const isWriter = (await refusalOfChange(session, body)) === undefined;
  const isDecider =
    plan.state === "awaiting-approval" && !isAuthor && (await refusalOfDecision(session, body)) === undefined;
  return {
    plan: { ...plan, ...(isCompared && { isStale: differences.size > 0 }) },
    body,
    targets: fingerprint.targets.slice(0, mostTargets).map(({ id: target, name, place, applied }) => ({
      id: target,
      name,
      path: fingerprint.places[place]?.path ?? "",
      change: changes.get(target) ?? 0,
      applied,
    })),
    affected: accountGroups(fingerprint).map(({ before, after, accounts }) => ({
      before,
      after,
      count: accounts.length,
      first: accounts.slice(0, mostNamed),
    })),
    objects: body.changes.flatMap(({ kind }, change) => {
      if (kind === "association") return [];
      const reviewed = fingerprint.objects?.find((each) => each.change === change)?.before;
      const present = objects.find((each) => each.change === change)?.present;
      return [
        { change, ...(reviewed !== undefined && { reviewed }), ...(present !== undefined && { present }) },
      ];
    }),
    policies: (snapshot?.governance.policies ?? []).map(({ id: policyId, name }, index) => ({
      id: policyId,
      name,
      index,
    })),
    differences: grouped(differences, mostNamed),
    comparedWith,
    ...(notCompared !== undefined && { notCompared }),
    events,
    may: {
      edit: isOpen && isWriter,
      start: isOpen && isWriter,
      decide: isDecider,
    },
  };
}

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyPlanNews: OfConnections<ReturnType<typeof timedCache<readonly PlanSummary[]>>> | undefined;
}

/** The open plans and those that were started or discarded a moment ago, newest first, as the stream of news gives them. */
function recentPlans(): Promise<readonly PlanSummary[]> {
  globalThis.canopyPlanNews ??= new OfConnections();
  const news = globalThis.canopyPlanNews.made(() =>
    timedCache(async () => {
      const recent = await store.recentPlans(await currentCallerKey(), { changedWithinMs, limit: mostNews });
      return recent.map(summaryOf);
    }),
  );
  return news.read();
}

/** The same for who sees some OUs alone. */
export async function recentPlansWithin(ous: VisibleOus): Promise<readonly PlanSummary[]> {
  const within = await idsWithin(ous);
  if (within === undefined) return recentPlans();
  const recent = await store.recentPlans(await currentCallerKey(), {
    ...{ changedWithinMs, within },
    limit: mostNews,
  });
  return recent.map(summaryOf);
}

/** A plan of this caller as it is stored. Rejects as `not-found` where there is none. */
export async function requirePlan(id: PlanId): Promise<store.StoredPlan> {
  const plan = await store.readPlan(await currentCallerKey(), id);
  if (plan !== undefined) return plan;
  throw new FailureError(noPlan);
}

/** A plan with whether the setting asks for a second person. */
export function summaryOf(plan: store.StoredPlan): PlanSummary {
  return { ...plan, needsApproval: isApprovalNeeded(plan) };
}

const mostCompared = 500;
/** Whether a revision of a plan differs from a version of the snapshot: neither changes. */
const compared = new Map<string, boolean>();

async function withStaleness(plan: store.StoredPlan, snapshot: Snapshot | undefined): Promise<PlanSummary> {
  const summary = summaryOf(plan);
  if (!isOpenPlan(plan) || snapshot === undefined) return summary;
  const key = `${plan.id} ${plan.revision} ${snapshot.meta.version}`;
  const known = compared.get(key);
  if (known !== undefined) return { ...summary, isStale: known };
  const whole = await store.readPlanBody(plan.id);
  if (whole === undefined) return summary;
  // Where AWS can't be asked for an aggregator, the list says nothing, and the plan's page says why.
  const now = await comparedNow(whole, snapshot, "snapshot").catch(() => undefined);
  if (now === undefined) return summary;
  if (compared.size >= mostCompared) compared.clear();
  compared.set(key, now.differences.size > 0);
  return { ...summary, isStale: now.differences.size > 0 };
}

const nothingCompared = { differences: new Map(), comparedWith: "", objects: [], notCompared: undefined };

/** While AWS can't be asked for what a plan changes, its page is there all the same, and says so. */
async function comparedOrWhyNot(
  whole: Parameters<typeof comparedNow>[0],
  snapshot: Snapshot,
): Promise<PlanComparison & { readonly notCompared: Failure | undefined }> {
  try {
    return { ...(await comparedNow(whole, snapshot)), notCompared: undefined };
  } catch (error) {
    return { ...nothingCompared, notCompared: failureFrom(error, "canopy:ReadPlan") };
  }
}

const noPlan = {
  code: "not-found",
  message: "There is no such plan for this caller and Region. It may belong to another one.",
} as const;
