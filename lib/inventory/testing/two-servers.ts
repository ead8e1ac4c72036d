import { DeleteConfigurationAggregatorCommand } from "@aws-sdk/client-config-service";
import { expect, vi } from "vitest";
import { putConfigurationAggregator } from "@/lib/aws-config/aggregators/server/actions";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { newestSnapshotHead } from "@/lib/store/snapshots";
import { startSecondProcess } from "@/lib/testing/second-process";
import { runWorker } from "@/lib/runs/work/run-worker";
import { sandboxClients } from "@/sandbox/testing/sandbox-clients";
import { serverAws } from "@/lib/server/aws";
import { currentCallerKey } from "../serve/caller";
import { collectorUnderTest, snapshotWhen } from "./collector-under-test";

const region = Region.parse("eu-west-1");
const source = { kind: "accounts" as const, accountIds: ["111111111111"], regions: "all" as const };
/** Far above what a loaded machine needs. */
const patience = { timeout: 120_000, interval: 50 };

/**
 * The killed write was either found carried out, or found not carried out and sent again: each attempt has an outcome,
 * and the last one succeeded.
 */
const carriedOut = /^(attempted failed )?attempted succeeded$/;

/** What a round came to, in milliseconds from the kill on. */
export interface Takeover {
  readonly collectedAfterMs: number;
  readonly settledAfterMs: number;
}

/**
 * Two servers on one database, again and again: one is killed in the middle of a collection and of a write, the other,
 * which waits for the collector's lock, takes it over, collects to the end, closes the attempt in the record, and can
 * change the same object. The snapshot of before is there until a newer one is complete.
 */
export async function killOneOfTwo(rounds: number): Promise<Takeover[]> {
  const sandbox = await collectorUnderTest();
  const takeovers: Takeover[] = [];
  const lost: number[] = [];
  const shutdown = new AbortController();
  const { signal } = shutdown;
  const startDuePlans = () => Promise.resolve();
  const working = runWorker({ aws: serverAws(), signal, verifyAfterMs: 200, startDuePlans });
  try {
    sandbox.start();
    let before = await snapshotWhen(({ meta }) => meta.complete);
    for (let round = 1; round <= rounds; round += 1) {
      await sandbox.stop();
      const name = AggregatorName.parse(`two-servers-${round}`);
      const target = `aggregator ${name} in ${region}`;
      const key = { callerKey: await currentCallerKey(), dataset: "organization" as const };
      const head = await newestSnapshotHead(key);
      const reads = await sandbox.calls("ListAccounts");
      await sandbox.fault({ operation: "ListAccounts", fault: { kind: "latency", ms: 2_000 } });
      await sandbox.fault({
        operation: "PutConfigurationAggregator",
        service: "config",
        fault: { kind: "latency", ms: 2_000 },
      });

      const other = await startSecondProcess();
      other.begin("collect", [{}]);
      await vi.waitFor(
        async () => expect(await sandbox.calls("ListAccounts")).toBeGreaterThan(reads),
        patience,
      );
      other.begin("putConfigurationAggregator", [{ region, name, source, expected: ABSENT }]);
      await vi.waitFor(async () => expect(await phases(target)).toEqual(["attempted"]), patience);
      sandbox.start();
      await other.kill();
      const killedAt = performance.now();
      await sandbox.clearFaults();

      const [collectedAfterMs, settledAfterMs] = await Promise.all([
        vi.waitFor(async () => {
          const now = await newestSnapshotHead(key);
          if (now?.complete !== true || now.id < (head?.id ?? 0)) lost.push(round);
          expect(now?.id).toBeGreaterThan(head?.id ?? Infinity);
          return performance.now() - killedAt;
        }, patience),
        vi.waitFor(async () => {
          expect((await phases(target)).join(" ")).toMatch(carriedOut);
          return performance.now() - killedAt;
        }, patience),
      ]);
      takeovers.push({
        collectedAfterMs: Math.round(collectedAfterMs),
        settledAfterMs: Math.round(settledAfterMs),
      });
      expect(lost, "rounds in which there was less than before").toEqual([]);
      const earlier = before;
      before = await snapshotWhen(({ meta }) => meta.complete && meta.takenAt > earlier.meta.takenAt);
      expect(before.tree.size).toBe(earlier.tree.size);
      // The lock of the object went with its owner, too.
      const again = await putConfigurationAggregator({ region, name, source, expected: ABSENT });
      expect(again.ok || again.failure.code === "conflict").toBe(true);
      // AWS Config takes fifty aggregators in a Region.
      await deleteElsewhere(sandbox.endpoint, name);
    }
  } finally {
    shutdown.abort();
    await working;
    await sandbox.close();
  }
  return takeovers;
}

async function deleteElsewhere(endpoint: string, ConfigurationAggregatorName: string): Promise<void> {
  const { config } = await sandboxClients(endpoint);
  await config.send(new DeleteConfigurationAggregatorCommand({ ConfigurationAggregatorName }));
}

/** The phases of what the record has on a target, oldest first. */
async function phases(target: string): Promise<string[]> {
  const entries = await listAuditEntries(1_000);
  return entries
    .filter((entry) => entry.target === target)
    .map(({ phase }) => phase)
    .toReversed();
}
