import "server-only";
import { failed, success } from "@/lib/core/result";
import { serverAws } from "@/lib/server/aws";
import { connectionInForce, OfConnections } from "@/lib/server/connection-in-force";
import { failureFrom } from "@/lib/server/failure-from";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { applicationRole } from "@/lib/store/database/application-role";
import type { Observation } from "../observation";
import { lastOutcomes } from "@/lib/store/audit/audit-entries";
import { operationsOf } from "../aws-operations";
import { runChecks } from "../aws/run-checks";

/** One check while it runs, for everyone who asks for one meanwhile. */
interface RunningCheck {
  /** What has been found so far. */
  readonly found: Observation[];
  readonly readers: Set<CheckReader>;
  readonly stop: AbortController;
}

interface CheckReader {
  readonly onFound: (observation: Observation) => void;
  /** `error` is a defect; a check that finds faults ends without one. */
  readonly onEnd: (error?: unknown) => void;
}

declare global {
  // Fifty calls, made once however many bundles and readers there are.
  var canopyCheck: OfConnections<RunningCheck> | undefined;
}

/**
 * The checks of the connection as lines of JSON, each written when it is known: those of the check that is running, or
 * of one that begins. Ends when all are known, or the reader leaves; the check ends when its last reader has left.
 */
export function checkStream(signal: AbortSignal): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const ended = AbortSignal.any([signal, left.signal]);
  const text = new TextEncoder();
  return new ReadableStream({
    start: (controller) => {
      const reader: CheckReader = {
        onFound: (observation) => controller.enqueue(text.encode(`${JSON.stringify(observation)}\n`)),
        onEnd: (error) => {
          if (error === undefined) controller.close();
          else controller.error(error);
        },
      };
      const check = running().made(beginCheck);
      for (const observation of check.found) reader.onFound(observation);
      check.readers.add(reader);
      ended.addEventListener("abort", () => {
        if (!check.readers.delete(reader)) return;
        if (!left.signal.aborted) controller.close();
        if (check.readers.size === 0) abandon(check);
      });
    },
    cancel: () => left.abort(),
  });
}

function running(): OfConnections<RunningCheck> {
  return (globalThis.canopyCheck ??= new OfConnections());
}

function beginCheck(): RunningCheck {
  const check: RunningCheck = { found: [], readers: new Set(), stop: new AbortController() };
  void run(check);
  return check;
}

async function run(check: RunningCheck): Promise<void> {
  const { region, roles, profile } = connectionInForce();
  const { signal } = check.stop;
  const report = (observation: Observation) => {
    check.found.push(observation);
    for (const reader of check.readers) reader.onFound(observation);
  };
  try {
    await Promise.all([
      runChecks(
        { aws: serverAws(), region, roleArn: roles.role?.arn, writes: roles.writes, profile, signal },
        report,
      ),
      reportDatabase(report),
      reportChanges(report),
    ]);
    end(check);
  } catch (error) {
    // Abandoned by its last reader it rejects with that; anything else is a defect, and the readers see it break.
    if (signal.aborted) return;
    failureFrom(error, "canopy:CheckConnection");
    end(check, error);
  }
}

async function reportDatabase(report: (observation: Observation) => void): Promise<void> {
  try {
    report({ about: "database", result: success(await answerInTime(applicationRole())) });
  } catch (error) {
    report({ about: "database", result: failed(failureFrom(error, "canopy:CheckDatabase")) });
  }
}

const CHANGES_MS = 7 * 24 * 3_600_000;

/** Writes can't be tried; the record says how the last one of each kind ended. Without the record they are not tried. */
async function reportChanges(report: (observation: Observation) => void): Promise<void> {
  try {
    const since = new Date(Date.now() - CHANGES_MS);
    for (const { operation, at, failure, awsRequestId } of await answerInTime(
      lastOutcomes(operationsOf("write"), since),
    )) {
      report({
        about: "write",
        operation,
        at: Date.parse(at),
        result: failure === undefined ? success(null) : failed(failure),
        ...(awsRequestId !== undefined && { requestId: awsRequestId }),
      });
    }
  } catch (error) {
    failureFrom(error, "canopy:ReadRecord");
  }
}

function end(check: RunningCheck, error?: unknown): void {
  if (running().value === check) running().value = undefined;
  for (const reader of check.readers) reader.onEnd(error);
  check.readers.clear();
}

function abandon(check: RunningCheck): void {
  if (running().value === check) running().value = undefined;
  check.stop.abort();
}
