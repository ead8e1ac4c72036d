import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  describeConfigurationAggregator,
  putConfigurationAggregator,
} from "@/lib/aws-config/aggregators/server/actions";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { withTestDatabase } from "@/lib/testing/test-database";
import { settleAttempts } from "@/lib/activity/interrupted/settle-attempts";
import { requestCollection } from "../record/request-collection";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  progressWhen,
  snapshotWhen,
} from "../testing/collector-under-test";

const server = withTestDatabase({ relayed: true });

const region = Region.parse("eu-west-1");
/** Far above what a loaded machine needs. */
const patience = { timeout: 100_000, interval: 50 };

describe("where all connections to the database are cut", { timeout: 240_000 }, () => {
  let sandbox: CollectorUnderTest;
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
  });
  afterAll(() => sandbox.close());

  it("in the middle of a collection, it is begun again and comes to its end", async () => {
    await sandbox.fault({ operation: "ListAccounts", fault: { kind: "latency", ms: 1_000 } });
    sandbox.start();
    await vi.waitFor(async () => expect(await sandbox.calls("ListAccounts")).toBeGreaterThan(0), patience);
    server.relay().cut();
    await sandbox.clearFaults();
    const complete = async () => {
      const snapshot = await snapshotWhen(({ meta }) => meta.complete);
      expect(snapshot.meta.missingParts).toEqual([]);
    };
    await vi.waitFor(complete, patience);
    await sandbox.stop();
  });

  it("as the end of a collection is stored, it is stored all the same", async () => {
    // What a sequence has counted stays counted where the statement is taken back.
    await server.administrate(
      "CREATE SEQUENCE ends",
      "GRANT USAGE ON SEQUENCE ends TO PUBLIC",
      `CREATE FUNCTION refuse_first_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF nextval('ends') = 1 THEN RAISE EXCEPTION 'cut'; END IF;
         RETURN NEW;
       END $$`,
      `CREATE TRIGGER refuse_first_end BEFORE UPDATE ON collections
         FOR EACH ROW WHEN (NEW.finished_at IS NOT NULL AND NEW.requested_at IS NULL AND OLD.finished_at IS NULL)
         EXECUTE FUNCTION refuse_first_end()`,
    );
    await requestCollection();
    sandbox.start();
    // One that has only not been heard of for half a minute has no beginning.
    const { startedAt } = await progressWhen(({ state }) => state === "collecting");
    const ended = await progressWhen(({ state }) => state === "idle");
    expect(ended.startedAt).toBe(startedAt);
    await sandbox.stop();
    await server.administrate("DROP TRIGGER refuse_first_end ON collections");
  });

  it("in the middle of a write, AWS has it and the record says so", async () => {
    const name = AggregatorName.parse("cut");
    const target = `aggregator ${name} in ${region}`;
    await sandbox.fault({
      operation: "PutConfigurationAggregator",
      service: "config",
      times: 1,
      fault: { kind: "latency", ms: 2_000 },
    });
    const source = { kind: "accounts" as const, accountIds: ["111111111111"], regions: "all" as const };
    const writing = putConfigurationAggregator({ region, name, source, expected: ABSENT });
    // Once AWS has the call: before that, a cut keeps it from being made.
    await vi.waitFor(async () => expect(await sandbox.areFaultsSpent()).toBe(true), patience);
    expect(await phases(target)).toEqual(["attempted"]);
    server.relay().cut();
    expect(await writing).toMatchObject({ ok: true });
    await vi.waitFor(async () => {
      await settleAttempts({ olderThanMs: 0 });
      expect(await phases(target)).toEqual(["attempted", "succeeded"]);
    }, patience);
    expect(await describeConfigurationAggregator({ region, name })).toMatchObject({ ok: true });
  });
});

/** The phases of what the record has on a target, oldest first. */
async function phases(target: string): Promise<string[]> {
  const entries = await listAuditEntries(1_000);
  return entries
    .filter((entry) => entry.target === target)
    .map(({ phase }) => phase)
    .toReversed();
}
