import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { overlaid, RuntimeName } from "@/lib/env-runtime";
import { can } from "@/lib/identity/grants";
import { defineRead } from "@/lib/server/action";
import { intervalFor, lastReadingPlan } from "@/lib/inventory/collect/reading-plan";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { isPinned, settings as inForce } from "@/lib/server/settings";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { readSettings, readWaitingSettings, type WaitingSetting } from "@/lib/store/settings";
import {
  type AdministeredSetting,
  type Administration,
  callsInDay,
  type WaitingChange,
  WaitingChangeId,
} from "../setting";

/** The settings that can be changed while Canopy runs: what is in force, where that comes from, and what waits for approval. */
export const readAdministration = defineRead({
  operation: "canopy:ReadAdministration",
  input: z.strictObject({}),
  requires: "settings:read",
  run: async (_input, session): Promise<Administration> => {
    const [stored, waiting, plan] = await answerInTime(
      Promise.all([readSettings(), readWaitingSettings(), currentCallerKey().then(lastReadingPlan)]),
    );
    const { runtime, identity } = env();
    const defaults = overlaid({}, {});
    const builtIn: Readonly<Partial<Record<RuntimeName, string>>> = {
      CANOPY_REFRESH_MINUTES: String(defaults.refreshMinutes),
      CANOPY_HISTORY_DAYS: String(defaults.historyDays),
      CANOPY_OWNER_TAG: defaults.ownerTag,
    };
    const settings = RuntimeName.options.map((name): AdministeredSetting => {
      const changed = isPinned(name) ? undefined : stored.get(name);
      const inherited = runtime[name] ?? builtIn[name] ?? "";
      const waits = waiting.find((each) => each.name === name);
      const common = {
        ...{ name, inherited, isPinned: isPinned(name) },
        ...(waits !== undefined && {
          waiting: shown(waits, { personId: session.id, inherited, present: changed?.value ?? inherited }),
        }),
      };
      const environment = runtime[name] === undefined ? "default" : "environment";
      if (changed === undefined) return { ...common, value: inherited, source: environment };
      const { value, changedBy, changedAt } = changed;
      return { ...common, value, source: "here", changedBy, changedAt: changedAt.getTime() };
    });
    const { refreshMinutes, callsPerDay } = inForce();
    const refreshMs = refreshMinutes * 60_000;
    const intervalMs = Math.max(refreshMs, intervalFor(plan, callsPerDay));
    return {
      settings,
      reading: {
        ...{ ...plan, refreshMs, intervalMs },
        isOverLimit: callsPerDay !== undefined && callsInDay(plan, intervalMs) > callsPerDay,
      },
      mayChange: can(session, "settings:write"),
      mayApprove: can(session, "settings:approve"),
      isLocal: identity.provider.kind === "local",
    };
  },
});

function shown(
  { id, value, before, requestedBy, requestedById, requestedAt }: WaitingSetting,
  now: { readonly personId: string; readonly inherited: string; readonly present: string },
): WaitingChange {
  return {
    id: WaitingChangeId.parse(id),
    value: value ?? now.inherited,
    ...{ before, requestedBy, requestedAt: requestedAt.getTime() },
    isStale: before !== now.present,
    isOwn: requestedById === now.personId,
  };
}
