import { vi } from "vitest";
import { unwrap } from "@/lib/core/result";
import { currentSnapshot, forgetCurrentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { defineWrite, type WriteDefinition } from "@/lib/server/action";
import type { Role } from "@/lib/identity/permissions";
import type { Session } from "@/lib/server/session";
import { providerName } from "@/lib/server/sign-in/grants-of-person";
import { keepPerson } from "@/lib/store/identity/people";
import type { z } from "zod";
import type { NewRun } from "../new-run";
import type { PlanDetail, PlanSummary } from "../plans/plan";
import type { PlanId, Schedule } from "../plans/plan-reference";
import * as definitions from "../plans/server/definitions";
import { readPlanDetail } from "../plans/server/read-plans";

/** People with the sessions that sign-in would give them. */
export const ada = person("ada", "Ada", "operator", "approver");
export const ben = person("ben", "Ben", "operator", "approver");
export const onlooker = person("vera", "Vera", "viewer");

function person(id: string, name: string, ...roles: readonly Role[]): Session {
  return { id, name, grants: roles.map((role) => ({ role })) };
}

/** Makes the call of a definition in the name of a person. */
export function as<Schema extends z.ZodType, Output>(
  session: Session,
  definition: WriteDefinition<Schema, Output>,
) {
  return defineWrite(definition, { session: () => Promise.resolve(session) });
}

/** Saves a plan; throws the failure where it is refused. */
export async function planned(
  run: NewRun,
  {
    by = ada,
    schedule = {},
    send = false,
  }: { readonly by?: Session; readonly schedule?: Schedule; readonly send?: boolean } = {},
): Promise<PlanSummary> {
  return unwrap(await as(by, definitions.savePlan)({ run, schedule, send }));
}

/** A plan as a person sees it now. */
export async function planAs(session: Session, id: PlanId): Promise<PlanDetail> {
  forgetCurrentSnapshot();
  await currentSnapshot();
  return readPlanDetail(id, session);
}

/** Waits for a plan that is as asked. */
export function planWhen(id: PlanId, isAsAsked: (plan: PlanDetail) => boolean): Promise<PlanDetail> {
  return vi.waitFor(
    async () => {
      const detail = await planAs(ada, id);
      if (!isAsAsked(detail)) throw new Error(JSON.stringify(detail.plan));
      return detail;
    },
    { timeout: 120_000, interval: 50 },
  );
}

/** Keeps a person as a sign-in would, with groups that are named after roles. */
export async function signIn({ id, name }: Session, ...roles: readonly Role[]): Promise<void> {
  await keepPerson({ id, provider: providerName(), subject: id, name, groups: roles });
}
