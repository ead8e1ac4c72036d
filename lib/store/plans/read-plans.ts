import "server-only";
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { NewRun } from "@/lib/runs/new-run";
import { Fingerprint } from "@/lib/runs/plans/fingerprint";
import { openStates, PlanEvent, PlanSummary } from "@/lib/runs/plans/plan";
import { PlanId } from "@/lib/runs/plans/plan-reference";
import { database, type DatabaseOrTransaction } from "../database/database";
import { planEvents, plans } from "../schema-plans";

const StoredPlan = PlanSummary.omit({ needsApproval: true, isStale: true });
/** A plan as it is stored; whether it needs approval and is still current is found out when it is read. */
export type StoredPlan = z.infer<typeof StoredPlan>;

/** Whether a plan changes associations alone, with no other target than these. */
export async function isPlanWithin(id: PlanId, within: ReadonlySet<string>): Promise<boolean> {
  const rows = await database()
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.id, id), isWithin(within)));
  return rows.length > 0;
}

function isWithin(within: ReadonlySet<string> | undefined): SQL | undefined {
  if (within === undefined) return undefined;
  return sql`not ${plans.body} @? '$.changes[*] ? (@.kind != "association")'
    and jsonb_path_query_array(${plans.body}, '$.changes[*].targets[*].targetIds[*]')
      <@ to_jsonb(${sql.param([...within])}::text[])`;
}

/** One plan; undefined where this caller has none with the id. */
export async function readPlan(callerKey: string, id: PlanId): Promise<StoredPlan | undefined> {
  const [plan] = await plansWhere(and(eq(plans.callerKey, callerKey), eq(plans.id, id)), 1);
  return plan;
}

/** What of a plan is too large for a list: the run to start, and what it was reviewed against. */
export async function readPlanBody(
  id: PlanId,
): Promise<{ readonly body: NewRun; readonly fingerprint: Fingerprint } | undefined> {
  const [row] = await database()
    .select({ body: plans.body, fingerprint: plans.fingerprint })
    .from(plans)
    .where(eq(plans.id, id));
  if (row === undefined) return undefined;
  return { body: NewRun.parse(row.body), fingerprint: Fingerprint.parse(row.fingerprint) };
}

/** Plans of a caller, newest first: the ones before a number. */
export function listPlans(
  callerKey: string,
  {
    before,
    within,
    limit,
  }: {
    readonly before?: number | undefined;
    /** Only plans of associations that have no other target than these. */
    readonly within?: ReadonlySet<string> | undefined;
    readonly limit: number;
  },
): Promise<StoredPlan[]> {
  return plansWhere(
    and(
      eq(plans.callerKey, callerKey),
      before === undefined ? undefined : lt(plans.number, before),
      isWithin(within),
    ),
    limit,
  );
}

/** The open plans of a caller, and those that were started or discarded within the last minutes; newest first. */
export function recentPlans(
  callerKey: string,
  {
    changedWithinMs,
    within,
    limit,
  }: {
    readonly changedWithinMs: number;
    readonly within?: ReadonlySet<string> | undefined;
    readonly limit: number;
  },
): Promise<StoredPlan[]> {
  const isRecent = or(
    inArray(plans.state, [...openStates]),
    gt(plans.changedAt, sql`now() - make_interval(secs => ${changedWithinMs / 1_000})`),
  );
  return plansWhere(and(eq(plans.callerKey, callerKey), isRecent, isWithin(within)), limit);
}

/** Open plans whose start has come and that were not stopped, the earliest first. */
export async function duePlanIds(callerKey: string): Promise<PlanId[]> {
  const rows = await database()
    .select({ id: plans.id })
    .from(plans)
    .where(
      and(
        eq(plans.callerKey, callerKey),
        inArray(plans.state, [...openStates]),
        isNull(plans.stopped),
        lte(plans.startAt, sql`now()`),
      ),
    )
    .orderBy(asc(plans.startAt), asc(plans.number));
  return rows.map(({ id }) => PlanId.parse(id));
}

/** What happened to a plan, oldest first. */
export async function readPlanEvents(id: PlanId): Promise<PlanEvent[]> {
  const rows = await database()
    .select()
    .from(planEvents)
    .where(eq(planEvents.planId, id))
    .orderBy(asc(planEvents.id));
  return rows.map(({ at, kind, revision, actorId, actorName, comment, failure }) =>
    PlanEvent.parse({
      at: at.toISOString(),
      kind,
      revision,
      by: { id: actorId, name: actorName },
      ...(comment !== null && { comment }),
      ...(failure !== null && { failure }),
    }),
  );
}

/** A plan of a transaction, which others wait for until it ends; undefined where there is none with the id. */
export async function lockPlan(
  transaction: DatabaseOrTransaction,
  id: PlanId,
): Promise<StoredPlan | undefined> {
  const [row] = await transaction.select(columns).from(plans).where(eq(plans.id, id)).for("update");
  return row && storedPlan(row);
}

const columns = {
  id: plans.id,
  number: plans.number,
  state: plans.state,
  revision: plans.revision,
  title: plans.title,
  kinds: plans.kinds,
  accounts: plans.accounts,
  targets: plans.targets,
  authors: plans.authors,
  decision: plans.decision,
  schedule: plans.schedule,
  scheduledBy: plans.scheduledBy,
  stopped: plans.stopped,
  createdAt: plans.createdAt,
  changedAt: plans.changedAt,
  // The rest of a body may be as large as the organization.
  reason: sql<string | null>`${plans.body}->>'reason'`,
  ticket: sql<string | null>`${plans.body}->>'ticket'`,
  undoes: sql<string | null>`${plans.body}->>'undoes'`,
};

async function plansWhere(condition: SQL | undefined, limit: number): Promise<StoredPlan[]> {
  const rows = await database()
    .select(columns)
    .from(plans)
    .where(condition)
    .orderBy(desc(plans.number))
    .limit(limit);
  return rows.map(storedPlan);
}

function storedPlan({
  createdAt,
  changedAt,
  ...row
}: Readonly<Record<string, unknown>> & { readonly createdAt: Date; readonly changedAt: Date }): StoredPlan {
  const present = Object.entries(row).filter(([, value]) => value !== null);
  return StoredPlan.parse({
    ...Object.fromEntries(present),
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
  });
}
