import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { env } from "@/lib/env";
import { overlaid, type RuntimeSettings } from "@/lib/env-runtime";
import { databaseFailureOf } from "@/lib/store/database/database-failure";
import { readSettings } from "@/lib/store/settings";
import { failureFrom } from "./failure-from";

/** How soon another replica's change is in force in this one. */
const followMs = 1_000;

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: one set of settings is in force for all.
  var canopySettings: RuntimeSettings | undefined;
}

/** The settings in force: those of the environment, and what an administrator has changed, as of at most a second ago. */
export function settings(): RuntimeSettings {
  return (globalThis.canopySettings ??= overlaid(env().runtime, {}));
}

/** Reads what was changed into {@link settings}. Rejects as every query does. */
export async function refreshSettings(): Promise<void> {
  const stored = await readSettings();
  const values = Object.fromEntries([...stored].map(([name, { value }]) => [name, value]));
  globalThis.canopySettings = overlaid(env().runtime, values);
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
