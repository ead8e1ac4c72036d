import {
  CreateAccountCommand,
  paginateListTagsForResource,
  TagResourceCommand,
} from "@aws-sdk/client-organizations";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { requestCollection } from "@/lib/store/collections";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  forgetEverything,
  progressWhen,
  snapshotWhen,
  tagsWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { tagsOfTarget } from "@/lib/organizations/tags/placed-tags";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import { sandboxClients } from "@/sandbox/testing/sandbox-clients";
import { sandboxControl } from "@/sandbox/testing/sandbox-control";
import { withTestDatabase } from "@/lib/testing/test-database";

withTestDatabase();

let collector: CollectorUnderTest;
beforeAll(async () => {
  collector = await collectorUnderTest();
});
beforeEach(async () => {
  collector.start();
  await snapshotWhen(({ meta }) => meta.complete);
});
afterEach(async () => {
  await collector.stop();
  await collector.clearFaults();
});
afterAll(() => collector.close());

const isComplete = ({ meta, columns }: TagSnapshot) => meta.complete && !columns.due.includes(1);

/**
 * Collects once more from the beginning, or from where the last one was interrupted. The process before may still store what
 * it has read, so what is waited for is named.
 */
async function collectedAgain(isAsAsked: (tags: TagSnapshot) => boolean = () => true): Promise<TagSnapshot> {
  const before = await tagsWhen(() => true);
  collector.startTags();
  return tagsWhen((tags) => isComplete(tags) && tags.meta.version !== before.meta.version && isAsAsked(tags));
}

function targetTags(snapshot: TagSnapshot, id: string): string[] | string {
  const found = tagsOfTarget(snapshot, id);
  return found.state === "read" ? found.tags.map(({ key, value }) => `${key}=${value}`) : found.state;
}

/** What AWS answers for a target, by a client of its own. */
async function askedTags(ResourceId: string): Promise<string[]> {
  const { organizations: client } = await sandboxClients(collector.endpoint);
  const tags: string[] = [];
  for await (const page of paginateListTagsForResource({ client }, { ResourceId }))
    for (const { Key, Value } of page.Tags ?? []) tags.push(`${Key}=${Value}`);
  return tags;
}

/** What Organizations was asked about tags; AWS Config has an operation of the same name. */
async function tagRequests(): Promise<string[]> {
  const { calls } = await sandboxControl(collector.endpoint).calls();
  return calls
    .filter(({ service, operation }) => service === "organizations" && operation === "ListTagsForResource")
    .map(({ request }) => request);
}

async function tagCalls(): Promise<number> {
  return (await tagRequests()).length;
}

/** Tags a target as the management account may. */
async function tag(ResourceId: string, Key: string, Value: string): Promise<void> {
  const { managementAccountId: accountId } = await sandboxControl(collector.endpoint).world();
  const { organizations } = await sandboxClients(collector.endpoint, { accountId });
  await organizations.send(new TagResourceCommand({ ResourceId, Tags: [{ Key, Value }] }));
}

it("stores the tags of every target as AWS has them, fifty of one account included", async () => {
  collector.startTags();
  const snapshot = await tagsWhen(isComplete);
  const { tree } = await snapshotWhen(({ meta }) => meta.complete);
  expect(snapshot.meta.missingParts).toEqual([]);
  expect([...snapshot.ids].sort()).toEqual([...tree.ids].sort());
  const asked = await Promise.all(tree.ids.map(askedTags));
  expect(tree.ids.map((id) => targetTags(snapshot, id))).toEqual(asked);
  expect(Math.max(...asked.map((tags) => tags.length))).toBe(50);
  expect(asked.filter((tags) => tags.length === 0).length).toBeGreaterThan(0);
});

it("reads a changed tag the next time", async () => {
  const { ids } = await tagsWhen(isComplete);
  const id = ids.find((each) => /^\d{12}$/.test(each)) ?? "";
  await tag(id, "env", "changed");
  await collectedAgain((tags) => targetTags(tags, id).includes("env=changed"));
});

it("keeps what it read before of a target that is refused now, and says so", async () => {
  const { ids } = await tagsWhen(isComplete);
  const id = ids.find((each) => /^\d{12}$/.test(each)) ?? "";
  const before = targetTags(await tagsWhen(isComplete), id);
  await collector.fault({
    service: "organizations",
    operation: "ListTagsForResource",
    matching: id,
    fault: { kind: "deny" },
  });
  const snapshot = await collectedAgain((tags) => {
    const found = tagsOfTarget(tags, id);
    return found.state === "read" && found.isRefusedNow;
  });
  expect(targetTags(snapshot, id)).toEqual(before);
  expect(snapshot.meta.missingParts).toMatchObject([
    { part: "account-tags", failure: { code: "forbidden", missing: "organizations:ListTagsForResource" } },
  ]);
});

it("reads a target that has joined soon, and no other again", async () => {
  await collectedAgain();
  await progressWhen(({ state }) => state === "idle", "account-tags");
  const asked = await tagCalls();
  const { managementAccountId: accountId } = await sandboxControl(collector.endpoint).world();
  const { organizations } = await sandboxClients(collector.endpoint, { accountId });
  const Tags = [{ Key: "env", Value: "new" }];
  await organizations.send(
    new CreateAccountCommand({ AccountName: "joined", Email: "joined@example.com", Tags }),
  );
  await collector.advance(60_000);
  collector.start();
  await requestCollection({ callerKey: await currentCallerKey(), dataset: "organization" });
  const snapshot = await tagsWhen((tags) =>
    tags.ids.some((id) => targetTags(tags, id).toString() === "env=new"),
  );
  expect(snapshot.meta.missingParts).toEqual([]);
  expect((await tagCalls()) - asked).toBe(1);
});

it("continues an interrupted reading where it ended, and asks about no target twice", async () => {
  await collector.fault({
    service: "organizations",
    operation: "ListTagsForResource",
    after: 10,
    fault: { kind: "latency", ms: 60_000 },
  });
  const before = await tagsWhen(isComplete);
  collector.startTags();
  const notDue = ({ columns }: TagSnapshot) => columns.due.filter((due) => due === 0).length;
  const grown = await tagsWhen(
    (tags) => tags.meta.version !== before.meta.version && notDue(tags) > 2 && notDue(tags) < tags.ids.length,
  );
  await collector.stop();
  await collector.clearFaults();
  forgetEverything();
  const asked = await tagCalls();
  await collectedAgain();
  const further = (await tagRequests()).slice(asked);
  const read = grown.ids.filter((_, row) => grown.columns.due[row] === 0);
  expect(further.filter((request) => read.some((id) => request.includes(`"${id}"`)))).toEqual([]);
  expect(further.length).toBeGreaterThan(0);
});

it("asks no longer where all is refused, and has nothing to show but that", async () => {
  await collector.seed({ world: "small", seed: 7 });
  await collector.fault({
    service: "organizations",
    operation: "ListTagsForResource",
    fault: { kind: "deny" },
  });
  const asked = await tagCalls();
  collector.start();
  const snapshot = await collectedAgain();
  expect(snapshot.ids.every((id) => targetTags(snapshot, id) === "refused")).toBe(true);
  expect((await tagCalls()) - asked).toBeLessThan(30);
});
