import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { env } from "@/lib/env";
import { overlaid, type RuntimeName, type RuntimeSettings } from "@/lib/env-runtime";
import { databaseFailureOf } from "@/lib/store/database/database-failure";
import { readSettings, readWaitingSettings, type WaitingSetting } from "@/lib/store/settings";
import { OfConnections } from "./connection-in-force";
import { failureFrom } from "./failure-from";

/** How soon another replica's change is in force in this one. */
const followMs = 1_000;

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: one set of settings is in force for all.
  var canopySettings: OfConnections<RuntimeSettings> | undefined;
  var canopyWaitingSettings: OfConnections<readonly WaitingSetting[]> | undefined;
}

/** The settings in force: those of the environment, and what an administrator has changed, as of at most a second ago. */
export function settings(): RuntimeSettings {
  return inForce().made(() => overlaid(env().runtime, {}));
}

/** The changes of settings that wait for approval, as of at most a second ago. */
export function waitingSettings(): readonly WaitingSetting[] {
  return globalThis.canopyWaitingSettings?.value ?? [];
}

/**
 * Reads what was changed into {@link settings}, and returns it: what is in force in all replicas now. Rejects as every query
 * does.
 */
export async function refreshSettings(): Promise<RuntimeSettings> {
  const [stored, waiting] = await Promise.all([readSettings(), readWaitingSettings()]);
  (globalThis.canopyWaitingSettings ??= new OfConnections()).value = waiting;
  const values = Object.fromEntries(
    [...stored].flatMap(([name, { value }]) => (isPinned(name) ? [] : [[name, value]])),
  );
  const overlay = overlaid(env().runtime, values);
  inForce().value = overlay;
  return overlay;
}

function inForce(): OfConnections<RuntimeSettings> {
  return (globalThis.canopySettings ??= new OfConnections());
}

/** Whether the environment alone says what a setting is, whatever is stored. */
export function isPinned(name: RuntimeName): boolean {
  return name === "CANOPY_APPROVAL" && env().approvalFrom === "environment";
}

/** Keeps {@link settings} as they are stored until the signal is aborted; while the database is away they stay. Never rejects. */
export async function followSettings(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await refreshSettings().catch((error: unknown) => {
      // The collectors say that the database is away.
      if (databaseFailureOf(error) === undefined) failureFrom(error, "canopy:FollowSettings");
    });
    await delay(followMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
