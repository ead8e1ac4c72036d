import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { env } from "@/lib/env";
import { serverAws } from "@/lib/server/aws";
import { log } from "@/lib/server/log";
import { migrateDatabase } from "@/lib/store/migrate";
import { runCollector } from "./collector";
import { keepSettling } from "./interrupted/settle-attempts";
import { organizationPlan } from "./organization-plan";
import { packPlan } from "./packs/pack-plan";
import { learnViewer } from "./viewer";

/** A page is not kept waiting longer for an AWS that does not answer. */
const identityWithinMs = 2_000;

declare global {
  // The development server loads this file again and again; the collectors run once.
  var canopyCollector: AbortController | undefined;
}

/**
 * Brings the database up to date and starts the collectors of this process, once; they end when the process is asked to.
 * Rejects where the settings are wrong or the database cannot be used: then the server must not start.
 */
export async function startCollector(): Promise<void> {
  if (globalThis.canopyCollector !== undefined) return;
  const shutdown = new AbortController();
  globalThis.canopyCollector = shutdown;
  const refreshMs = env().refreshMinutes * 60_000;
  await migrateDatabase();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => shutdown.abort());
  const aws = serverAws();
  const { signal } = shutdown;
  // Before the first page is asked for, so that it shows nobody else's tree. Why it failed is the collector's to report.
  const learnt = learnViewer(aws, signal).catch(() => undefined);
  await Promise.race([learnt, delay(identityWithinMs, undefined, { ref: false })]);
  void runCollector(organizationPlan, { aws, refreshMs, signal });
  void runCollector(packPlan, { aws, refreshMs, signal });
  void keepSettling(signal);
  log().info({ refreshMs }, "The collectors have started");
}
