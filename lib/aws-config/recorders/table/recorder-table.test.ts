import { expect, it } from "vitest";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { AccountId, Region } from "@/lib/core/identifiers";
import { recorderFigures } from "../recorder-figures";
import { knownRecorder, knownRecorders } from "./known-recorder";
import { decodeRecorders, encodeRecorders } from "./recorder-codec";
import type { RecorderSnapshot } from "./recorder-snapshot";
import { RecorderTable } from "./recorder-table";

const home = Region.parse("eu-west-1");
const ids = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => AccountId.parse(digit.repeat(12)));
const [all, some, stopped, none, failed, late, unclear, linked, both] = ids;
const at = "2026-11-20T10:00:00.000Z";

function snapshotOf(table: RecorderTable, isNoneKnown = true): RecorderSnapshot {
  return {
    meta: {
      version: "3",
      takenAt: 1,
      complete: true,
      readBy: "999999999999",
      region: home,
      aggregator: { name: AggregatorName.parse("organization") },
      regions: [home],
      missingParts: [],
    },
    ...table.rows(ids, [home], isNoneKnown),
  };
}

function example(): RecorderTable {
  const table = new RecorderTable();
  const inHome = (accountId: string | undefined) => ({ accountId: accountId ?? "", region: home });
  const source = (accountId: string | undefined, status: "FAILED" | "OUTDATED") => ({
    sourceId: accountId ?? "",
    sourceType: "ACCOUNT" as const,
    region: home,
    status,
    updatedAt: at,
    errorCode: `${status} code`,
  });
  table.addItems([
    { ...inHome(all), isRecording: true, scope: "all", capturedAt: at },
    { ...inHome(some), isRecording: true, scope: "included-types", types: 3 },
    { ...inHome(stopped), isRecording: false, scope: "all" },
    { ...inHome(failed), isRecording: true, scope: "all", capturedAt: at },
    inHome(unclear),
    {
      ...inHome(linked),
      name: "AWSConfigurationRecorderForAnything",
      isRecording: true,
      scope: "included-types",
    },
    { ...inHome(both), isRecording: true, scope: "all", name: "default" },
    { ...inHome(both), name: "AWSConfigurationRecorderForAnything", isRecording: true },
  ]);
  table.addSources([
    source(failed, "FAILED"),
    source(late, "OUTDATED"),
    source(stopped, "OUTDATED"),
    { ...source("o-example", "FAILED"), sourceType: "ORGANIZATION" },
  ]);
  return table;
}

it("knows what the inventory and the sources say, and claims nothing else", () => {
  const snapshot = snapshotOf(example());
  const stateOf = (id: string | undefined) => {
    const { state, reason } = knownRecorder(snapshot, id ?? "", home);
    return `${state}: ${reason}`;
  };
  expect(ids.map(stateOf)).toEqual([
    "records: records",
    "some-types: included-types",
    "stopped: stopped",
    "none: none",
    "not-known: source-failed",
    "not-known: source-outdated",
    "not-known: unclear",
    "none: service-linked",
    "records: records",
  ]);
  expect(stateOf("000000000000")).toBe("not-known: account-not-collected");
  expect(knownRecorder(snapshot, all ?? "", "us-east-1")).toMatchObject({ reason: "region-not-collected" });
  expect(knownRecorder(undefined, all ?? "", home)).toEqual({
    region: home,
    state: "not-known",
    reason: "not-read",
  });
  expect(knownRecorder(snapshot, failed ?? "", home)).toEqual({
    region: home,
    state: "not-known",
    reason: "source-failed",
    capturedAt: Date.parse(at),
    collectedAt: Date.parse(at),
    errorCode: "FAILED code",
  });
  expect(knownRecorders(snapshot, some ?? "")).toEqual([
    { region: home, state: "some-types", reason: "included-types", types: 3 },
  ]);
});

it("doesn't take an account for one without a recorder while something is missing", () => {
  expect(knownRecorder(snapshotOf(example(), false), none ?? "", home)).toEqual({
    region: home,
    state: "not-known",
    reason: "not-read",
  });
});

it("says so where there is no aggregator to read through", () => {
  const { meta, ...rows }: RecorderSnapshot = snapshotOf(new RecorderTable(), false);
  const without = { ...meta };
  delete without.aggregator;
  const failure = { code: "not-found", message: "None" } as const;
  const missing = {
    ...without,
    regions: [],
    missingParts: [{ part: "aggregators", of: home, failure } as const],
  };
  expect(knownRecorder({ meta: without, ...rows, columns: [] }, all ?? "", home).reason).toBe(
    "no-aggregator",
  );
  expect(knownRecorder({ meta: missing, ...rows, columns: [] }, all ?? "", home).reason).toBe("not-read");
});

it("comes back from bytes as it was, and is counted by state and Region", () => {
  const snapshot = snapshotOf(example());
  expect(decodeRecorders(encodeRecorders(snapshot))).toEqual(snapshot);
  expect(recorderFigures(snapshot)).toEqual({
    "records eu-west-1": 2,
    "some-types eu-west-1": 1,
    "stopped eu-west-1": 1,
    "none eu-west-1": 2,
    "not-known eu-west-1": 3,
  });
});
