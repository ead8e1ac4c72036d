import { expect, onTestFinished, test, vi } from "vitest";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { buildSourceMatrix, cellAt } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { createAws } from "@/lib/aws/create-aws";
import { startWireServer, type WireReply } from "@/lib/aws/testing/wire-server";
import { readSources, type SourcesFound } from "./read-sources";

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
  const found: SourcesFound[] = [];
  const keep = (each: SourcesFound) => Promise.resolve(void found.push(each));
  const whole = readSources(aws, name, { signal: AbortSignal.timeout(60_000), keep });
  const failure = await whole.then(
    () => undefined,
    (error: unknown) => error,
  );
  return { failure, batches: found.map(({ batch }) => batch), counts: found.at(-1)?.counts };
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
  const { batches, counts } = await reading(list(), list(), list(...rows));
  const matrix = buildSourceMatrix(batches);
  expect(matrix.sources).toEqual(rows.map(([id]) => id));
  expect(counts).toEqual({ FAILED: 0, OUTDATED: 0, SUCCEEDED: 1, UNKNOWN: 2 });
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
  const { batches, counts } = await reading(failed, list(), whole);
  expect(counts).toEqual({ FAILED: 1, OUTDATED: 0, SUCCEEDED: 2, UNKNOWN: 0 });
  const matrix = buildSourceMatrix(batches);
  expect(matrix.sources.map((_, source) => cellAt(matrix, source, 0)?.status)).toEqual([
    "FAILED",
    "SUCCEEDED",
    "SUCCEEDED",
  ]);
});

test("an answer without the list is no aggregator without sources", async () => {
  const { failure, batches } = await reading({ body: {} });
  expect(batches).toEqual([]);
  expect(String(failure)).toContain("without its list");
});
