import { afterEach, beforeEach, expect, it } from "vitest";
import { createAws } from "@/lib/aws/create-aws";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { targetKindOf } from "@/lib/organizations/model";
import {
  getConfigurationPolicyAssociation,
  startConfigurationPolicyAssociation,
} from "@/lib/security-hub/aws/operations";
import { withTestDatabase } from "@/lib/testing/test-database";
import { associationAt } from "./association-at";
import {
  readAndRecordAssociations,
  recordAssociations,
  recordEvaluation,
} from "../record/record-associations";
import { requestCollection } from "../record/request-collection";
import type { Snapshot } from "./snapshot";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  progressWhen,
  snapshotWhen,
} from "../testing/collector-under-test";

withTestDatabase();

const hourMs = 3_600_000;
const slowly = {
  operation: "ListConfigurationPolicyAssociations",
  fault: { kind: "latency", ms: 1_500 },
};

let collector: CollectorUnderTest;
beforeEach(async () => {
  collector = await collectorUnderTest();
});
afterEach(() => collector.close());

it("a refresh that reads how a change settled is not undone by the PENDING recorded before", async () => {
  collector.start();
  const before = await snapshotWhen(({ meta }) => meta.complete);
  await collector.fault(slowly);
  await requestCollection();
  await progressWhen(({ state }) => state === "collecting");

  const targetId = await changeSomething(before);
  const after = await snapshotWhen(({ meta }) => meta.takenAt > before.meta.takenAt);
  expect(associationAt(after, targetId)).toMatchObject({ configurationId: SELF_MANAGED, status: "SUCCESS" });
});

it("nor is a first collection", async () => {
  // Long enough that a loaded machine sees the snapshot while it grows.
  await collector.fault({ ...slowly, fault: { kind: "latency", ms: 5_000 } });
  await collector.fault({ operation: "ListAccounts", fault: { kind: "latency", ms: 300 } });
  collector.start();
  const growing = await snapshotWhen(
    (snapshot) => !snapshot.meta.complete && anAccountIn(snapshot) !== undefined,
  );

  const targetId = await changeSomething(growing);
  const complete = await snapshotWhen(({ meta }) => meta.complete);
  expect(associationAt(complete, targetId)).toMatchObject({
    configurationId: SELF_MANAGED,
    status: "SUCCESS",
  });
});

it("a read that began before a write does not undo what the write recorded", async () => {
  collector.start();
  const before = await snapshotWhen(({ meta }) => meta.complete);
  const targetId = anAccountIn(before);
  if (targetId === undefined) throw new Error("The tree has no account to change.");
  const aws = createAws({ region: "eu-west-1", requestTimeoutMs: 5_000, endpoint: collector.endpoint });
  const old = await readAndRecordAssociations(
    async () => {
      const answer = await getConfigurationPolicyAssociation(aws, targetId);
      const input = { configurationId: SELF_MANAGED, targetId } as const;
      await recordEvaluation(targetId, await startConfigurationPolicyAssociation(aws, input));
      return answer;
    },
    (answer) => ({ associations: answer === undefined ? [] : [answer], cleared: [] }),
  );
  aws.close();
  expect(old?.configurationId).not.toBe(SELF_MANAGED);
  const after = await snapshotWhen(({ meta }) => meta.version !== before.meta.version);
  expect(associationAt(after, targetId)).toMatchObject({ configurationId: SELF_MANAGED, type: "APPLIED" });
});

/** Makes an account self-managed, records the PENDING that AWS answers, and lets it settle. */
async function changeSomething(snapshot: Snapshot) {
  const targetId = anAccountIn(snapshot);
  if (targetId === undefined) throw new Error("The tree has no account to change.");
  const aws = createAws({ region: "eu-west-1", requestTimeoutMs: 5_000, endpoint: collector.endpoint });
  const pending = await startConfigurationPolicyAssociation(aws, { configurationId: SELF_MANAGED, targetId });
  aws.close();
  expect(pending.status).toBe("PENDING");
  await recordAssociations([pending]);
  await collector.advance(hourMs);
  return targetId;
}

function anAccountIn({ tree, meta }: Snapshot) {
  const special = new Set<string | undefined>([
    meta.managementAccountId,
    ...meta.delegatedAdministrators.map(({ id }) => id),
  ]);
  return tree.ids.find((id) => targetKindOf(id) === "account" && !special.has(id));
}
