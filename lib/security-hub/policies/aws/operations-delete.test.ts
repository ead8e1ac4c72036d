import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAws } from "@/lib/aws/create-aws";
import { failureFrom } from "@/lib/aws/testing/failure-from";
import { exception, startWireServer, type WireReply, type WireServer } from "@/lib/aws/testing/wire-server";
import { PolicyId } from "@/lib/core/identifiers";
import { deleteSettledPolicy } from "./operations-delete";

const policyId = PolicyId.parse("00000000-0000-4000-8000-000000000000");
const conflict = exception(409, "ResourceConflictException", "The policy is in use.");
const atOnce = [0, 0, 0];

let server: WireServer | undefined;
beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
});
afterEach(() => server?.close());

async function deletion(...replies: [WireReply, ...WireReply[]]): Promise<void> {
  server = await startWireServer(...replies);
  const aws = createAws({
    region: "eu-west-1",
    requestTimeoutMs: 10_000,
    rateScale: 1000,
    endpoint: server.url,
  });
  return deleteSettledPolicy(aws, policyId, atOnce).finally(() => aws.close());
}

it("deletes a policy whose disassociation settles while it tries again", async () => {
  await deletion(conflict, conflict, { body: {} });
  expect(server?.requests).toHaveLength(3);
});

it("says at the end that the disassociation has not settled", async () => {
  expect(await failureFrom(deletion(conflict))).toMatchObject({
    code: "conflict",
    message: "The disassociation has not settled yet. AWS answers: The policy is in use.",
    aws: { exception: "ResourceConflictException" },
  });
  expect(server?.requests).toHaveLength(4);
});

it("does not repeat what no waiting mends", async () => {
  const refused = exception(403, "AccessDeniedException", "Not authorized.");
  expect(await failureFrom(deletion(refused))).toMatchObject({ code: "forbidden" });
  expect(server?.requests).toHaveLength(1);
});
