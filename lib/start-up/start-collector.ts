import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { env } from "@/lib/env";
import { serverAws } from "@/lib/server/aws";
import {
  connectionInForce,
  enterConnectionOfRequests,
  forEachConnection,
  isFirstInForce,
} from "@/lib/server/connection-in-force";
import { log } from "@/lib/server/log";
import { noteAnswered } from "@/lib/server/metrics/note-answered";
import { followDatabase } from "@/lib/inventory/serve/database-health";
import { followSettings, settings } from "@/lib/server/settings";
import { shutdown } from "@/lib/server/shutdown";
import { offerEntryLink } from "@/lib/server/sign-in/entry-link";
import { removeExpired } from "@/lib/server/sign-in/remove-expired";
import { databaseFailureOf } from "@/lib/store/database/database-failure";
import { migrateDatabase } from "@/lib/store/database/migrate";
import { runSourceReader } from "../inventory/serve/aggregators/source-reader";
import { runNotifier } from "../notifications/work/notifier";
import { startDuePlans } from "@/lib/runs/plans/server/start-due-plans";
import { runWorker } from "../runs/work/run-worker";
import { runCollector } from "../inventory/collect/collector";
import { followDeployments } from "../inventory/collect/packs/follow-deployments";
import { keepSettling } from "../activity/interrupted/settle-attempts";
import { organizationPlan } from "../inventory/collect/organization-plan";
import { compliancePlan } from "../inventory/collect/compliance/compliance-plan";
import { recorderPlan } from "../inventory/collect/recorders/recorder-plan";
import { unreadTargets } from "../inventory/collect/tags/unread-targets";
import { tagPlan } from "../inventory/collect/tags/tag-plan";
import { packPlan } from "../inventory/collect/packs/pack-plan";
import { learnCaller } from "../inventory/serve/caller";

/** A page is not kept waiting longer for an AWS that does not answer. */
const identityWithinMs = 2_000;
/** Tags change seldom, and each target takes a call. */
const dayMs = 24 * 3_600_000;
const outagePauseMs = 5_000;

declare global {
  // The development server loads this file again and again; the collectors run once.
  var canopyCollector: AbortController | undefined;
}

/**
 * Brings the databases up to date and starts the collectors of this process, once; they end when the process is asked to.
 * While a database does not answer it is tried again and the server starts without it. Rejects where the settings are
 * wrong or a database refuses them: then the server must not start.
 */
export async function startCollector(): Promise<void> {
  if (globalThis.canopyCollector !== undefined) return;
  const over = new AbortController();
  globalThis.canopyCollector = over;
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => over.abort());
  shutdown().drainMs = env().operations.drainMs;
  globalThis.canopyNoteAnswered = noteAnswered;
  enterConnectionOfRequests();
  await Promise.all(forEachConnection(() => startConnection(over.signal)));
}

/** Starts what works for the connection in force. People's sessions and links are in the first one's database. */
async function startConnection(signal: AbortSignal): Promise<void> {
  const isFirst = isFirstInForce();
  const refreshMs = () => settings().refreshMinutes * 60_000;
  const callsPerDay = () => settings().callsPerDay;
  const { work } = shutdown();
  const aws = serverAws();
  // Before the first page is asked for, so that it shows no other caller's tree. The collector reports why it failed.
  const learnt = learnCaller(aws, signal).catch(() => undefined);
  const isMigrated = await tryToMigrate();
  if (isMigrated && isFirst) await tryToOfferLink();
  await Promise.race([learnt, delay(identityWithinMs, undefined, { ref: false })]);
  void collect();

  async function collect(): Promise<void> {
    if (!isMigrated) await migrateWhenItAnswers(signal);
    if (signal.aborted) return;
    if (!isMigrated && isFirst) await tryToOfferLink();
    work.push(
      runCollector(organizationPlan, { aws, refreshMs, callsPerDay, signal }),
      runCollector(packPlan, { aws, refreshMs, callsPerDay, signal }),
      runCollector(compliancePlan, { aws, refreshMs, callsPerDay, signal }),
      runCollector(recorderPlan, { aws, refreshMs, callsPerDay, signal }),
      runCollector(tagPlan, { aws, refreshMs: () => dayMs, isDue: unreadTargets(), signal }),
      followDeployments(signal),
      followSettings(signal),
      followDatabase(signal),
      keepSettling(signal),
      runNotifier({ aws, signal }),
      runWorker({ aws, signal, startDuePlans }),
      runSourceReader({ aws, signal }),
    );
    if (isFirst) work.push(removeExpired(signal));
    log().info(
      { refreshMs: refreshMs(), connection: connectionInForce().title },
      "The collectors and the workers of runs and notifications have started",
    );
  }
}

/** Answers false where the database does not answer just now. */
async function tryToMigrate(): Promise<boolean> {
  try {
    await migrateDatabase();
    return true;
  } catch (error) {
    const outage = databaseFailureOf(error);
    if (outage === undefined) throw error;
    log().warn({ err: error }, `${outage.message} Canopy continues without it and retries.`);
    return false;
  }
}

/** Without its link Canopy still serves the browsers that entered before. */
async function tryToOfferLink(): Promise<void> {
  await offerEntryLink().catch((error: unknown) =>
    log().error({ err: error }, "The one-time link could not be made usable"),
  );
}

async function migrateWhenItAnswers(signal: AbortSignal): Promise<void> {
  const isOver = () => signal.aborted;
  while (!isOver()) {
    await delay(outagePauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    try {
      if (isOver() || (await tryToMigrate())) return;
    } catch (error) {
      log().error({ err: error }, "The database answers and could not be brought up to date");
    }
  }
}
