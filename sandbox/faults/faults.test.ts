import { ListAccountsCommand, ListRootsCommand, paginateListAccounts } from "@aws-sdk/client-organizations";
import {
  BatchGetConfigurationPolicyAssociationsCommand,
  CreateConfigurationPolicyCommand,
  DeleteConfigurationPolicyCommand,
  ListConfigurationPoliciesCommand,
} from "@aws-sdk/client-securityhub";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";
import { sandboxControl } from "../testing/sandbox-control";
import { textWith } from "../testing/text-with";

type Clients = Awaited<ReturnType<typeof sandboxClients>>;

describe("a fault", () => {
  let sandbox: Sandbox;
  let clients: Clients;
  let control: ReturnType<typeof sandboxControl>;

  beforeAll(async () => {
    sandbox = await startSandbox({ accounts: 50, ous: 5, seed: 5 });
    clients = await sandboxClients(sandbox.url);
    control = sandboxControl(sandbox.url);
  });

  afterEach(() => control.reset());
  afterAll(async () => {
    const { invalidResponses } = await control.calls();
    await sandbox.close();
    expect(invalidResponses).toBe(0);
  });

  const listRoots = () => clients.organizations.send(new ListRootsCommand({}));
  const listPolicies = () => clients.securityHub.send(new ListConfigurationPoliciesCommand({}));

  it("of throttling speaks each service's language", async () => {
    await control.addFault({ operation: "*", fault: { kind: "throttle" } });
    await expect(listRoots()).rejects.toMatchObject({
      name: "TooManyRequestsException",
      $metadata: { httpStatusCode: 400 },
    });
    await expect(listPolicies()).rejects.toMatchObject({
      name: "LimitExceededException",
      $metadata: { httpStatusCode: 429 },
    });
    await expect(clients.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: "Throttling",
    });
    await control.clearFaults();
    await expect(listRoots()).resolves.toBeDefined();
  });

  it("of denial names who may not do what", async () => {
    await control.addFault({ operation: "ListConfigurationPolicies", fault: { kind: "deny" } });
    await expect(listPolicies()).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: textWith("is not authorized to perform: securityhub:ListConfigurationPolicies"),
      $metadata: { httpStatusCode: 403 },
    });
    await expect(listRoots()).resolves.toBeDefined();
  });

  it("can be any exception the operation declares, for as many calls as were asked for", async () => {
    const fault = {
      kind: "error",
      code: "InvalidInputException",
      message: "Not today.",
      members: { Reason: "INVALID_ENUM" },
    } as const;
    const refused = { name: fault.code, message: fault.message, ...fault.members };
    await control.addFault({ operation: "ListRoots", times: 2, after: 1, fault });
    await expect(listRoots()).resolves.toBeDefined();
    await expect(listRoots()).rejects.toMatchObject(refused);
    await expect(listRoots()).rejects.toMatchObject(refused);
    await expect(listRoots()).resolves.toBeDefined();
  });

  it("can be a conflict that passes after two calls, as right after a disassociation", async () => {
    const created = await clients.securityHub.send(
      new CreateConfigurationPolicyCommand({
        Name: "applied-nowhere",
        ConfigurationPolicy: { SecurityHub: { ServiceEnabled: false } },
      }),
    );
    const fault = { kind: "error", code: "ResourceConflictException", message: "It is in use." } as const;
    await control.addFault({ operation: "DeleteConfigurationPolicy", times: 2, fault });
    const remove = () =>
      clients.securityHub.send(new DeleteConfigurationPolicyCommand({ Identifier: created.Id }));
    const conflict = { name: fault.code, $metadata: { httpStatusCode: 409 } };
    await expect(remove()).rejects.toMatchObject(conflict);
    await expect(remove()).rejects.toMatchObject(conflict);
    await expect(remove()).resolves.toBeDefined();
  });

  it("of the server is tried again by the SDK", async () => {
    await control.addFault({
      operation: "ListRoots",
      times: 1,
      fault: { kind: "server-error", status: 503 },
    });
    const { organizations } = await sandboxClients(sandbox.url, { maxAttempts: 2 });
    await expect(organizations.send(new ListRootsCommand({}))).resolves.toBeDefined();
    const { calls } = await control.calls();
    expect(calls.map(({ status }) => status)).toEqual([503, 200]);
  });

  it("of latency only delays", async () => {
    await control.addFault({ operation: "ListRoots", fault: { kind: "latency", ms: 60 } });
    await expect(listRoots()).resolves.toBeDefined();
    const { calls } = await control.calls();
    expect(calls).toMatchObject([{ operation: "ListRoots", status: 200 }]);
  });

  it("drops the connection", async () => {
    await control.addFault({ operation: "ListRoots", times: 1, fault: { kind: "drop" } });
    await expect(listRoots()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect((await control.calls()).calls).toMatchObject([{ error: "(dropped)" }]);
  });

  it("makes an empty page whose token leads to everything", async () => {
    await control.addFault({ operation: "ListAccounts", after: 1, times: 2, fault: { kind: "empty-page" } });
    const sizes: number[] = [];
    for await (const { Accounts = [] } of paginateListAccounts({ client: clients.organizations }, {})) {
      sizes.push(Accounts.length);
    }
    expect(sizes).toEqual([20, 0, 0, 20, 10]);
    await control.addFault({ operation: "ListAccounts", times: 1, fault: { kind: "empty-page" } });
    const { NextToken } = await clients.organizations.send(new ListAccountsCommand({}));
    await expect(clients.organizations.send(new ListRootsCommand({ NextToken }))).rejects.toMatchObject({
      Reason: "INVALID_NEXT_TOKEN",
    });
  });

  it("leaves items of a batch unprocessed", async () => {
    const { Accounts = [] } = await clients.organizations.send(new ListAccountsCommand({ MaxResults: 5 }));
    const identifiers = Accounts.map(({ Id = "" }) => ({ Target: { AccountId: Id } }));
    await control.addFault({
      operation: "BatchGetConfigurationPolicyAssociations",
      fault: { kind: "unprocessed", items: 2 },
    });
    const answer = await clients.securityHub.send(
      new BatchGetConfigurationPolicyAssociationsCommand({
        ConfigurationPolicyAssociationIdentifiers: identifiers,
      }),
    );
    expect(answer.ConfigurationPolicyAssociations).toHaveLength(3);
    expect(answer.UnprocessedConfigurationPolicyAssociations).toMatchObject(
      identifiers.slice(3).map((identifier) => ({ ConfigurationPolicyAssociationIdentifiers: identifier })),
    );
  });

  it("cuts a body off in the middle", async () => {
    await control.addFault({ operation: "ListRoots", fault: { kind: "malformed-body" } });
    await expect(listRoots()).rejects.toBeInstanceOf(SyntaxError);
  });

  it("of AWS's clock is healed by the Date header", async () => {
    await control.addFault({ operation: "ListRoots", fault: { kind: "clock-skew", ms: 3_600_000 } });
    await expect(listRoots()).rejects.toMatchObject({ name: "InvalidSignatureException" });
    await expect(listRoots()).resolves.toBeDefined();
  });

  it("can be confined to an account, a Region or one thing in the request", async () => {
    const { managementAccountId, rootId } = await control.world();
    await control.addFault({
      operation: "ListRoots",
      accountId: managementAccountId,
      fault: { kind: "deny" },
    });
    await control.addFault({
      operation: "ListConfigurationPolicies",
      region: "us-east-1",
      fault: { kind: "deny" },
    });
    await control.addFault({ operation: "ListRoots", matching: rootId, fault: { kind: "deny" } });
    await expect(listRoots()).resolves.toBeDefined();
    await expect(listPolicies()).resolves.toBeDefined();
    const elsewhere = await sandboxClients(sandbox.url, { accountId: managementAccountId });
    await expect(elsewhere.organizations.send(new ListRootsCommand({}))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  it.each([
    [{ operation: "ListRoutes", fault: { kind: "deny" } }, "No operation is called ListRoutes."],
    [{ operation: "ListRoots", fault: { kind: "explode" } }, "fault"],
    [{ operation: "ListRoots", fault: { kind: "unprocessed" } }, "ListRoots leaves nothing unprocessed."],
    [{ operation: "DescribeAccount", fault: { kind: "empty-page" } }, "DescribeAccount has no pages."],
    [{ operation: "ListRoots", fault: { kind: "error", code: "Oops" } }, "ListRoots does not declare Oops"],
    [{ operation: "ListRoots", times: 0, fault: { kind: "deny" } }, "times"],
    [{ operation: "*", fault: { kind: "empty-page" } }, "needs an operation"],
  ])("that can never happen is refused: %j", async (fault, message) => {
    await expect(control.request("POST", "/faults", fault)).rejects.toThrow(message);
  });
});
