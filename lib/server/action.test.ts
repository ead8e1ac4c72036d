import { sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { z } from "zod";
import { exception, startWireServer, type WireServer } from "@/lib/aws/testing/wire-server";
import { createAws } from "@/lib/aws/create-aws";
import { AccountId, SELF_MANAGED } from "@/lib/core/identifiers";
import { startConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import { type AuditEntry, listAuditEntries } from "@/lib/store/audit/audit-entries";
import { database } from "@/lib/store/database/database";
import { withTestDatabase } from "@/lib/testing/test-database";
import { defineRead, defineWrite } from "./action";
import { noteAwsRequestId } from "./aws-request-ids";
import { roleNames } from "@/lib/identity/grants";
import type { Role } from "@/lib/identity/permissions";

withTestDatabase({ as: "owner" });

const operation = "securityhub:StartConfigurationPolicyAssociation";
const targetId = "333333333333";

const accepted = {
  body: {
    ConfigurationPolicyId: SELF_MANAGED,
    TargetId: targetId,
    TargetType: "ACCOUNT",
    AssociationType: "APPLIED",
    UpdatedAt: "2026-11-20T10:00:00.000Z",
    AssociationStatus: "PENDING",
  },
};
const denied = exception(403, "AccessDeniedException", "User: arn:aws:iam::1:user/x is not authorized.");

it("tells a unauthenticated nothing, not even what the input should look like", async () => {
  await using aws = await wire(accepted);
  expect(await aws.associate(undefined, { targetId: 5 })).toMatchObject({
    failure: { code: "unauthenticated" },
  });
  expect(await entries(targetId)).toEqual([]);
  expect(aws.requests).toEqual([]);
});

it("names each field of a bad shape to those who may do it, and to others that they may not", async () => {
  await using aws = await wire(accepted);
  expect(await aws.associate("operator", { targetId: "5" })).toMatchObject({
    failure: { code: "invalid-input", fields: { targetId: ["An account id is twelve digits."] } },
  });
  expect(await aws.associate("operator", undefined)).toMatchObject({ failure: { code: "invalid-input" } });
  expect(await aws.associate("viewer", { targetId: "5" })).toMatchObject({ failure: { code: "forbidden" } });
  expect(aws.requests).toEqual([]);
});

it("refuses a role without the permission, names it, and records that", async () => {
  await using aws = await wire(accepted);
  const target = "100000000001";
  expect(await aws.associate("viewer", { targetId: target })).toMatchObject({
    failure: { code: "forbidden", missing: "association:write" },
  });
  expect(await entries(target)).toMatchObject([
    { phase: "refused", role: "viewer", actor: { id: "sam" }, failure: { code: "forbidden" } },
  ]);
  expect(aws.requests).toEqual([]);
});

it("records an attempt before the call and its outcome after it, with the request id of AWS", async () => {
  await using aws = await wire(accepted);
  const target = "100000000002";
  const result = await aws.associate("operator", { targetId: target });
  expect(result).toMatchObject({ ok: true, value: { status: "PENDING" } });

  const [attempted, succeeded] = await entries(target);
  expect(attempted).toMatchObject({
    phase: "attempted",
    operation,
    input: { targetId: target },
    before: { seenBefore: target },
  });
  expect(attempted).not.toHaveProperty("awsRequestId");
  expect(succeeded).toMatchObject({
    phase: "succeeded",
    correlation: attempted?.correlation,
    awsRequestId: "request-1",
    before: { seenBefore: target },
    after: { status: "PENDING" },
  });
});

it("answers and records what AWS refused", async () => {
  await using aws = await wire(denied);
  const target = "100000000003";
  const result = await aws.associate("administrator", { targetId: target });
  expect(result).toMatchObject({
    ok: false,
    failure: { code: "forbidden", aws: { requestId: "request-1" } },
  });
  expect(await entries(target)).toMatchObject([
    { phase: "attempted" },
    { phase: "failed", awsRequestId: "request-1", failure: { code: "forbidden" } },
  ]);
});

it("makes no change that it cannot record", async () => {
  await using aws = await wire(accepted);
  await database().execute(sql`alter table audit_entries rename to audit_entries_away`);
  try {
    const result = await aws.associate("administrator", { targetId });
    expect(result).toMatchObject({ ok: false, failure: { code: "unavailable" } });
    expect(JSON.stringify(result)).toContain("Nothing was changed");
    expect(aws.requests).toEqual([]);
  } finally {
    await database().execute(sql`alter table audit_entries_away rename to audit_entries`);
  }
});

it("tells the truth about a change whose outcome could not be recorded", async () => {
  const write = defineWrite({
    operation: "canopy:Test",
    input: z.object({}),
    requires: "association:write",
    audit: () => ({ target: "outcome" }),
    run: async () => {
      await database().execute(sql`alter table audit_entries rename to audit_entries_away`);
      return "changed";
    },
  });
  expect(await write({})).toEqual({ ok: true, value: "changed" });
  await database().execute(sql`alter table audit_entries_away rename to audit_entries`);
  expect(await entries("outcome")).toMatchObject([{ phase: "attempted" }]);
});

it("goes on when the state before cannot be read, and records that it is unknown", async () => {
  const write = defineWrite({
    operation: "canopy:Test",
    input: z.object({}),
    requires: "association:write",
    audit: () => ({ target: "before" }),
    before: () => Promise.reject(new Error("secret")),
    run: () => Promise.resolve(),
  });
  expect(await write({})).toEqual({ ok: true, value: undefined });
  expect(await entries("before")).toMatchObject([
    { phase: "attempted", before: { unknown: { code: "unexpected" } } },
    { phase: "succeeded" },
  ]);
});

it("keeps the message of an unexpected error to itself", async () => {
  const definition = {
    operation: "canopy:Test",
    input: z.object({}),
    requires: "organization:read",
    run: () => Promise.reject(new Error("arn:aws:iam::111122223333:role/secret")),
  } as const;
  const results = [
    await defineRead(definition)({}),
    await defineWrite({ ...definition, audit: () => ({ target: "unexpected" }) })({}),
    await defineRead(definition, { session: () => Promise.reject(new Error("secret")) })({}),
  ];
  for (const result of results) {
    expect(result).toMatchObject({ ok: false, failure: { code: "unexpected" } });
    expect(JSON.stringify(result)).not.toContain("secret");
  }
});

it("lets a read pass without a record", async () => {
  const count = (await listAuditEntries(1000)).length;
  const read = defineRead({
    operation: "canopy:Test",
    input: z.object({ name: z.string() }),
    requires: "organization:read",
    run: ({ name }, session) => Promise.resolve(`${name} for ${roleNames(session)}`),
  });
  expect(await read({ name: "tree" })).toEqual({ ok: true, value: "tree for administrator" });
  expect(await listAuditEntries(1000)).toHaveLength(count);
});

/** The action as the product defines it, over the wire to a server that answers with `reply`. */
async function wire(reply: Parameters<typeof startWireServer>[0]) {
  // Whatever the machine is signed in to stays out of it.
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  const server: WireServer = await startWireServer(reply);
  const aws = createAws({
    region: "eu-west-1",
    requestTimeoutMs: 5000,
    rateScale: 1000,
    endpoint: server.url,
    onAnswer: noteAwsRequestId,
  });
  async function associate(role: Role | undefined, input: unknown) {
    const session = role === undefined ? undefined : { id: "sam", name: "Sam", grants: [{ role }] };
    const action = defineWrite(
      {
        operation,
        input: z.preprocess((given) => given, z.object({ targetId: AccountId })),
        requires: "association:write",
        audit: (parsed) => ({ target: parsed.targetId }),
        before: (parsed) => Promise.resolve({ seenBefore: parsed.targetId }),
        run: (parsed) =>
          startConfigurationPolicyAssociation(aws, { ...parsed, configurationId: SELF_MANAGED }),
      },
      { session: () => Promise.resolve(session) },
    );
    return action(input);
  }
  return {
    associate,
    requests: server.requests,
    [Symbol.asyncDispose]: async () => {
      aws.close();
      await server.close();
    },
  };
}

/** The entries on a target in the order they were written. */
async function entries(target: string): Promise<AuditEntry[]> {
  const all = await listAuditEntries(1000);
  return all.filter((entry) => entry.target === target).toReversed();
}
