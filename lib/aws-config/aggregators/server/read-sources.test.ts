import { expect, onTestFinished, test, vi } from "vitest";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { buildSourceMatrix, cellAt } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { createAws } from "@/lib/aws/create-aws";
import { startWireServer, type WireReply } from "@/lib/aws/testing/wire-server";
import { startReading } from "./read-sources";

const name = AggregatorName.parse("everything");

/** A reading of what AWS answers to FAILED and OUTDATED, and then to the whole list. */
async function reading(...replies: [WireReply, ...WireReply[]]) {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  const server = await startWireServer(...replies);
  const settings = { region: "eu-west-1", requestTimeoutMs: 5000, rateScale: 1000, endpoint: server.url };
  const aws = createAws(settings);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    aws.close();
    await server.close();
  });
  const begun = startReading(() => aws, name);
  await vi.waitFor(() => expect(begun.isRunning()).toBe(false), { timeout: 10_000 });
  return begun;
}

function list(...rows: readonly (readonly [id: string, status: string | undefined])[]): WireReply {
  const AggregatedSourceStatusList = rows.map(([SourceId, LastUpdateStatus]) => ({
    SourceId,
    SourceType: "ACCOUNT",
    AwsRegion: "eu-west-1",
    LastUpdateStatus,
  }));
  return { body: { AggregatedSourceStatusList } };
}

test("a source whose status is new to Canopy is there, with the status as AWS writes it", async () => {
  const rows = [
    ["111111111111", "SUCCEEDED"],
    ["222222222222", "PAUSED"],
    ["333333333333", undefined],
  ] as const;
  const { batches, state } = await reading(list(), list(), list(...rows));
  const matrix = buildSourceMatrix(batches);
  expect(matrix.sources).toEqual(rows.map(([id]) => id));
  expect(state().counts).toEqual({ FAILED: 0, OUTDATED: 0, SUCCEEDED: 1, UNKNOWN: 2 });
  expect(cellAt(matrix, 1, 0)?.status).toBe("UNKNOWN");
  expect(cellAt(matrix, 1, 0)?.errorMessage).toContain("PAUSED");
  expect(cellAt(matrix, 2, 0)).toMatchObject({ status: "UNKNOWN", errorMessage: "AWS answers no status." });
});

test("what was read ahead counts once, also where it has changed meanwhile", async () => {
  const failed = list(["111111111111", "FAILED"], ["222222222222", "FAILED"]);
  const whole = list(
    ["111111111111", "FAILED"],
    ["222222222222", "SUCCEEDED"],
    ["333333333333", "SUCCEEDED"],
  );
  const { batches, state } = await reading(failed, list(), whole);
  expect(state().counts).toEqual({ FAILED: 1, OUTDATED: 0, SUCCEEDED: 2, UNKNOWN: 0 });
  const matrix = buildSourceMatrix(batches);
  expect(matrix.sources.map((_, source) => cellAt(matrix, source, 0)?.status)).toEqual([
    "FAILED",
    "SUCCEEDED",
    "SUCCEEDED",
  ]);
});

test("an answer without the list is no aggregator without sources", async () => {
  const { state } = await reading({ body: {} });
  expect(state().finishedAt).toBeUndefined();
  expect(state().failure?.message).toContain("without its list");
});
