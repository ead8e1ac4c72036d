import { CreateOrganizationalUnitCommand, ListRootsCommand } from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";
import { sandboxControl } from "../testing/sandbox-control";

const dayMs = 86_400_000;

describe("the control endpoint", () => {
  let sandbox: Sandbox;
  let control: ReturnType<typeof sandboxControl>;

  beforeAll(async () => {
    sandbox = await startSandbox({ world: "small", settleMs: "manual" });
    control = sandboxControl(sandbox.url);
  });
  afterAll(() => sandbox.close());

  it("returns to the world it began with", async () => {
    const start = await control.world();
    const { organizations } = await sandboxClients(sandbox.url, { accountId: start.managementAccountId });
    await organizations.send(new CreateOrganizationalUnitCommand({ ParentId: start.rootId, Name: "New" }));
    await control.advance(dayMs);
    await control.addFault({ operation: "ListRoots", fault: { kind: "deny" } });
    expect(await control.world()).toMatchObject({ organizationalUnits: start.organizationalUnits + 1 });
    await control.reset();
    const { now, ...world } = await control.world();
    expect(start).toMatchObject(world);
    expect(Date.parse(String(now)) - Date.parse(String(start["now"]))).toBeLessThan(dayMs);
    await expect(organizations.send(new ListRootsCommand({}))).resolves.toBeDefined();
  });

  it("seeds another world, and returns to that one from then on", async () => {
    expect(await control.request("POST", "/seed", { accounts: 30, ous: 4, seed: 9 })).toMatchObject({
      accounts: 30,
    });
    await control.reset();
    expect(await control.world()).toMatchObject({ accounts: 30, organizationalUnits: 4 });
    await control.request("POST", "/seed", { empty: true });
    expect(await control.world()).toMatchObject({ accounts: 0, defaultCaller: "123456789012" });
    await control.request("POST", "/seed", { world: "small" });
  });

  it("logs calls and forgets them on request", async () => {
    const { organizations } = await sandboxClients(sandbox.url);
    await control.request("DELETE", "/calls");
    await organizations.send(new ListRootsCommand({}));
    const { calls, byOperation } = await control.calls();
    const { defaultCaller } = await control.world();
    expect(calls).toMatchObject([
      { service: "organizations", accountId: defaultCaller, region: "eu-west-1", status: 200 },
    ]);
    expect(byOperation).toEqual({ "organizations:ListRoots": { calls: 1, errors: 0 } });
    expect(await control.request("GET", "/calls?operation=ListAccounts")).toMatchObject({ calls: [] });
    await control.request("DELETE", "/calls");
    expect((await control.calls()).calls).toEqual([]);
  });

  it("lists faults and takes one of them back", async () => {
    await control.addFault({ operation: "ListRoots", times: 3, fault: { kind: "deny" } });
    const id = await control.addFault({ operation: "ListAccounts", fault: { kind: "throttle" } });
    expect(await control.request("GET", "/faults")).toMatchObject({
      faults: [
        { operation: "ListRoots", times: 3 },
        { id, operation: "ListAccounts" },
      ],
    });
    await control.request("DELETE", `/faults/${id}`);
    await expect(control.request("DELETE", `/faults/${id}`)).rejects.toThrow(`There is no fault ${id}.`);
    await control.clearFaults();
    expect(await control.request("GET", "/faults")).toEqual({ faults: [] });
  });

  it("switches throttling on and off", async () => {
    await control.request("POST", "/throttle", { throttle: true });
    const { organizations } = await sandboxClients(sandbox.url);
    const attempts = Array.from({ length: 40 }, () => organizations.send(new ListRootsCommand({})));
    const refused = (await Promise.allSettled(attempts)).filter(({ status }) => status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ reason: { name: "TooManyRequestsException" } });
    await control.request("POST", "/throttle", { throttle: false });
    await expect(organizations.send(new ListRootsCommand({}))).resolves.toBeDefined();
  });

  it.each([
    ["POST", "/clock", { advanceMs: -1 }, "advanceMs"],
    ["POST", "/clock", {}, "advanceMs"],
    ["POST", "/seed", { accounts: 60_000 }, "accounts"],
    ["POST", "/seed", { empty: true, accounts: 5 }, "An empty world"],
    ["POST", "/seed", { planet: "Mars" }, "planet"],
    ["POST", "/nothing", {}, "is not known"],
  ])("says what is wrong with %s %s %j", async (method, path, body, message) => {
    await expect(control.request(method, path, body)).rejects.toThrow(message);
  });

  it("refuses a body that is no JSON", async () => {
    const response = await fetch(`${sandbox.url}/_sandbox/clock`, { method: "POST", body: "{" });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: "The body is not valid JSON." });
  });
});
