import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { type Aws, createAws } from "@/lib/aws/create-aws";
import { type AwsUnderTest, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { type Change, startChangedAnswers } from "@/lib/aws/testing/changed-answers";
import { Region } from "@/lib/core/identifiers";
import { operationsOf } from "../aws-operations";
import { diagnose } from "../diagnosis/diagnose";
import { permissionRows } from "../diagnosis/permissions";
import { Observation, triedCalls } from "../observation";
import { runChecks } from "./run-checks";

const CallReport = z.object({ byOperation: z.record(z.string(), z.object({ calls: z.number() })) });

let connection: AwsUnderTest;
beforeEach(async () => {
  connection = await sandboxUnderTest();
});
afterEach(() => connection.close());

test("a delegated administrator may do everything, and each call has its request id", async () => {
  const observations = await allObservations();
  expect(states(observations)).toEqual({ endpoint: "attention" });
  const reads = permissionRows(observations).filter(({ operation }) =>
    operationsOf("read").includes(operation),
  );
  expect(reads.filter(({ permission }) => permission !== "allowed")).toEqual([]);
  for (const { outcome } of triedCalls(observations)) {
    const answer = outcome.state === "failed" ? outcome.failure.aws : outcome;
    expect(answer).toHaveProperty("requestId");
  }
});

test("each read is sent once, and no write at all", async () => {
  await allObservations();
  const counts = await calls();
  const expected = Object.fromEntries(operationsOf("read").map((operation) => [operation, 1]));
  expect(counts).toEqual({
    ...expected,
    "sts:GetCallerIdentity": 1,
    // Once for each service principal.
    "organizations:ListDelegatedAdministrators": 3,
  });
});

test("a denied permission is distinguished from the wrong account, by name", async () => {
  await fault({ operation: "ListConfigurationPolicies", fault: { kind: "deny" } });
  const observations = await allObservations();
  expect(states(observations)).toEqual({ endpoint: "attention", permissions: "failed" });
  const rows = permissionRows(observations);
  const found = (name: string) => rows.find(({ operation }) => operation === name);
  expect(found("securityhub:ListConfigurationPolicies")).toMatchObject({ permission: "denied" });
  expect(found("securityhub:GetConfigurationPolicy")).toMatchObject({
    permission: "not-tried",
    outcome: { because: "not-answered" },
  });
});

test("a throttled call is said to be so after one try", async () => {
  await fault({ operation: "ListAccounts", fault: { kind: "throttle" } });
  const rows = permissionRows(await allObservations());
  expect(rows.find(({ operation }) => operation === "organizations:ListAccounts")?.permission).toBe(
    "throttled",
  );
  expect((await calls())["organizations:ListAccounts"]).toBe(1);
});

test.each([600_000, -600_000])(
  "a clock %d ms off is measured, and the calls are made all the same",
  async (ms) => {
    await fault({ operation: "*", fault: { kind: "clock-skew", ms } });
    const observations = await allObservations();
    expect(states(observations)).toMatchObject({ clock: "failed" });
    expect(diagnose(observations).find(({ id }) => id === "clock")?.says).toMatch(/(9|10) min/);
    expect(states(observations)).not.toHaveProperty("credentials");
  },
);

test("an answer without its list does not say that there is nothing", async () => {
  const { endpoint = "" } = connection;
  const current: Change = ({ path }) =>
    [
      "ListFindingAggregators.FindingAggregators",
      "ListDelegatedAdministrators.DelegatedAdministrators",
    ].includes(path);
  const proxy = await startChangedAnswers(endpoint, { current });
  const aws = createAws({
    region: "eu-west-1",
    requestTimeoutMs: 10_000,
    rateScale: 1000,
    endpoint: proxy.url,
  });
  onTestFinished(async () => {
    aws.close();
    await proxy.close();
  });
  const observations = await allObservations(undefined, aws);
  expect(states(observations)).toMatchObject({
    endpoint: "failed",
    "home-region": "unknown",
    "security-hub-administrator": "unknown",
    "config-administrator": "unknown",
    permissions: "unknown",
  });
  const rows = permissionRows(observations);
  expect(
    rows.find(({ operation }) => operation === "securityhub:GetFindingAggregator")?.outcome,
  ).toMatchObject({
    state: "not-tried",
    because: "not-answered",
  });
});

test("a slow call holds no other", async () => {
  await fault({ operation: "ListAccounts", fault: { kind: "latency", ms: 2_500 } });
  const observations = await allObservations();
  expect(observations.at(-1)).toMatchObject({ about: "call", operation: "organizations:ListAccounts" });
});

test("an endpoint without a server is the one failed check", async () => {
  await connection.close();
  connection = await sandboxUnderTest({ endpoint: "http://127.0.0.1:9" });
  const found = states(await allObservations());
  expect(Object.entries(found).filter(([, state]) => state === "failed")).toEqual([["endpoint", "failed"]]);
});

test("who leaves ends the checks", async () => {
  const leaving = new AbortController();
  await fault({ operation: "*", fault: { kind: "latency", ms: 60_000 } });
  const running = allObservations(leaving.signal);
  leaving.abort();
  await expect(running).rejects.toThrow();
});

/** Everything that is observed, as the browser will parse it. */
async function allObservations(
  signal = new AbortController().signal,
  aws: Aws = connection.aws,
): Promise<Observation[]> {
  const observations: Observation[] = [];
  await runChecks({ aws, region: Region.parse("eu-west-1"), signal }, (observation) =>
    observations.push(Observation.parse(JSON.parse(JSON.stringify(observation)))),
  );
  return observations;
}

/** The checks that are not fine. */
function states(observations: readonly Observation[]): Record<string, string> {
  // Canopy's own database is asked beside these checks.
  const open = diagnose(observations).filter(({ id, state }) => id !== "database" && state !== "fine");
  return Object.fromEntries(open.map(({ id, state }) => [id, state]));
}

async function fault(request: unknown): Promise<void> {
  const headers = { "content-type": "application/json" };
  const url = `${connection.endpoint ?? ""}/_sandbox/faults`;
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(request) });
  if (!response.ok) throw new Error(await response.text());
}

/** How often each operation was called. */
async function calls(): Promise<Record<string, number>> {
  const response = await fetch(`${connection.endpoint ?? ""}/_sandbox/calls`);
  const report: unknown = await response.json();
  const { byOperation } = CallReport.parse(report);
  return Object.fromEntries(Object.entries(byOperation).map(([name, { calls: count }]) => [name, count]));
}
