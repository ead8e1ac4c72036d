import { describe, expect, it } from "vitest";
import { SandboxState } from "../sandbox-state";
import { signedHeaders } from "../testing/signed-headers";
import { handleCall } from "./handle-call";

function brokenSandbox() {
  const lines: string[] = [];
  const sandbox = new SandboxState({
    world: { world: "small", empty: false },
    clock: "manual",
    throttle: false,
    log: (line) => lines.push(line),
  });
  return { sandbox, lines };
}

function listAccounts(sandbox: SandboxState) {
  const target = { "x-amz-target": "AWSOrganizationsV20161128.ListAccounts" };
  const headers = { ...target, ...signedHeaders({ service: "organizations" }) };
  return handleCall(sandbox, {
    method: "POST",
    path: "/",
    query: new URLSearchParams(),
    headers,
    body: "{}",
  });
}

describe("an answer that the service model forbids", () => {
  it("is not sent, but counted, logged and answered as a failure of the service", async () => {
    const { sandbox, lines } = brokenSandbox();
    for (const account of sandbox.world.accounts.values()) account.email = "no at sign";
    const { response } = await listAccounts(sandbox);
    expect(response?.status).toBe(500);
    expect(JSON.parse(response?.body ?? "")).toMatchObject({ __type: "InternalFailure" });
    expect(sandbox.calls.report().invalidResponses).toBe(1);
    expect(lines.join()).toContain("Accounts[0].Email");
  });

  it("is the only thing that is counted", async () => {
    const { sandbox, lines } = brokenSandbox();
    expect((await listAccounts(sandbox)).response?.status).toBe(200);
    expect(sandbox.calls.report()).toMatchObject({
      invalidResponses: 0,
      calls: [{ operation: "ListAccounts" }],
    });
    expect(lines).toEqual([]);
  });
});
