import { afterEach, expect, it, vi } from "vitest";
import { createAws } from "@/lib/aws/create-aws";
import { startSandbox, type SandboxOptions } from "@/sandbox/start-sandbox";
import { withTestDatabase } from "@/lib/testing/test-database";
import { runCollector } from "../collect/collector";
import { currentSnapshot } from "./current-snapshot";
import { organizationPlan } from "../collect/organization-plan";
import { forgetEverything, snapshotWhen } from "../testing/collector-under-test";

withTestDatabase();

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
  vi.stubEnv("AWS_PROFILE", undefined);
});

it("other credentials at the same place are shown their own tree long before a refresh is due", async () => {
  const { port } = await start({ world: "small" });
  const { meta } = await snapshotWhen((snapshot) => snapshot.meta.complete);
  await stop();

  await start({ world: "small", port, caller: meta.managementAccountId });
  const shown = await snapshotWhen(({ meta: { caller } }) => caller.accountId === meta.managementAccountId);
  expect(shown.meta.missingParts).toContainEqual(expect.objectContaining({ part: "associations" }));
});

it("another profile does not begin with what was seen through the one before, also while AWS is away", async () => {
  await start({ world: "small" });
  await snapshotWhen((snapshot) => snapshot.meta.complete);
  await stop();

  expect(await currentSnapshot()).toBeDefined();
  vi.stubEnv("AWS_PROFILE", "another-organization");
  // The settings of a process are read once; a restart is a process of its own.
  vi.resetModules();
  const restarted = await import("./current-snapshot");
  forgetEverything();
  expect(await restarted.currentSnapshot()).toBeUndefined();
});

it("what stands in for AWS may be another organization the next time, and is read anew at once", async () => {
  const { port } = await start({ accounts: 12, ous: 3, seed: 1 });
  const first = await snapshotWhen((snapshot) => snapshot.meta.complete);
  await stop();

  const caller = first.meta.caller.accountId;
  await start({ accounts: 40, ous: 9, seed: 1, port, caller });
  const shown = await snapshotWhen(({ tree }) => tree.size > first.tree.size);
  expect(shown.meta.caller.accountId).toBe(caller);
});

/** A sandbox and a process that collects it every quarter of an hour. */
async function start(options: SandboxOptions) {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  const sandbox = await startSandbox(options);
  vi.stubEnv("AWS_ENDPOINT_URL", sandbox.url);
  forgetEverything();
  const shutdown = new AbortController();
  const aws = createAws({
    region: "eu-west-1",
    requestTimeoutMs: 5_000,
    rateScale: 1_000,
    endpoint: sandbox.url,
  });
  const running = runCollector(organizationPlan, {
    aws,
    refreshMs: () => 15 * 60_000,
    signal: shutdown.signal,
    growthMs: 50,
  });
  cleanUp.push(async () => {
    shutdown.abort();
    await running;
    aws.close();
    await sandbox.close();
  });
  return sandbox;
}

async function stop(): Promise<void> {
  await cleanUp.pop()?.();
  forgetEverything();
}
