import { gunzipSync } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { PolicyId, type TargetId, TargetId as Target } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { resultSchema } from "@/lib/core/failure";
import { readFrame } from "@/lib/connection/server/read-frame";
import type { ConnectionSettings } from "@/lib/env-connections";
import { NodeKind } from "@/lib/organizations/tree";
import { startDuePlans } from "@/lib/runs/plans/server/start-due-plans";
import { startRun } from "@/lib/runs/server/actions";
import { reviewedRun, runWhen } from "@/lib/runs/testing/runs-under-test";
import { runWorker } from "@/lib/runs/work/run-worker";
import { serverAws } from "@/lib/server/aws";
import { withConnection } from "@/lib/server/connection-in-force";
import { forgetSessions } from "@/lib/server/sign-in/find-session";
import { sessionOfToken } from "@/lib/server/sign-in/token-session";
import { createToken } from "@/lib/identity/server/actions";
import { connectionsUnderTest } from "@/lib/testing/connections-under-test";
import { type Action, actionsOfSource, type Handler, readsOfSource } from "@/lib/testing/doors-of-source";
import { actions as actionRows, routes as routeRows } from "@/lib/testing/every-door";
import { proxy } from "@/proxy";
import { NextRequest } from "next/server";

let asked = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(asked) }));

const test = connectionsUnderTest({
  seeds: [3, 11],
  names: ["two"],
  groups: ["administrator", "operator", "of-two"],
  further: ([, two]) => [
    {
      name: "two",
      region: "eu-west-1",
      endpoint: two?.url,
      groupRoles: "administrator=administrator;of-two=administrator",
    },
  ],
});
const { snapshotOf } = test;

const Answer = resultSchema(z.unknown());
let actions: ReadonlyMap<string, Action>;
let routes: ReadonlyMap<string, Handler>;
beforeAll(async () => {
  actions = await actionsOfSource();
  routes = await readsOfSource();
});
beforeEach(() => forgetSessions());

function as(group: string): void {
  asked = test.browserOf(group);
}

function pair(): readonly [ConnectionSettings, ConnectionSettings] {
  return [test.connection(), test.connection("two")];
}

/** What an organization has that the other has not: its accounts, OUs and its own id. */
function namesOf(connection: ConnectionSettings): readonly string[] {
  const { tree, meta } = snapshotOf(connection);
  return [...tree.ids, ...(meta.organizationId === undefined ? [] : [meta.organizationId])];
}

describe("what is read in one connection", () => {
  it("has nothing of the other's organization, whichever door answers it", async () => {
    const [one, two] = pair();
    expect(namesOf(one).filter((name) => namesOf(two).includes(name))).toEqual([]);
    as("administrator");
    let read = 0;
    for (const [here, other] of [
      [one, two],
      [two, one],
    ] as const)
      for (const path of routes.keys()) {
        // Streams until it is closed; its feed is asked below.
        if (path === "/api/news") continue;
        const text = await withConnection(here, () => answered(path));
        const leaked = namesOf(other).filter((name) => text.includes(name));
        expect(leaked, `${path} in ${here.title}`).toEqual([]);
        if (namesOf(here).some((name) => text.includes(name))) read += 1;
      }
    // That nothing is found is worth something only where something of their own is.
    expect(read).toBeGreaterThan(10);
  });

  it("is streamed to those who look at it, and not to the others", async () => {
    const [one, two] = pair();
    as("administrator");
    const states = await Promise.all([one, two].map((each) => withConnection(each, firstNews)));
    expect(new Set(states).size).toBe(2);
  });
});

it("works a run with the connection it was started in, and shows it there alone", async () => {
  const [one, two] = pair();
  as("administrator");
  const before = await changesIn(test.sandboxes[0]);
  for (const each of [one, two])
    test.work((signal) => withConnection(each, () => runWorker({ aws: serverAws(), signal, startDuePlans })));
  const run = reviewedRun(snapshotOf(two), [
    { assignment: assignmentIn(two), targetIds: unitsIn(two).slice(0, 3) },
  ]);
  await withConnection(two, async () => {
    unwrap(await startRun(run));
    await runWhen(run.id, ({ state }) => state === "ended");
  });
  expect(await changesIn(test.sandboxes[0])).toBe(before);
  expect(await changesIn(test.sandboxes[1])).toBe(3);
  // A refused attempt at it, below, is on record where it was made.
  expect(await withConnection(one, () => answered("/api/activity"))).not.toContain(run.id);
  expect(await withConnection(two, () => answered("/api/activity"))).toContain(run.id);
  const detail = await withConnection(one, () => answered(`/api/runs/run?id=${run.id}`));
  expect(detail).toContain("not-found");
  expect(await withConnection(two, () => answered(`/api/runs/run?id=${run.id}`))).toContain(run.id);
  for (const name of ["pauseRun", "resumeRun", "cancelRest"]) {
    const answer = Answer.parse(await withConnection(one, () => actions.get(name)?.({ id: run.id })));
    expect(answer, name).toMatchObject({ failure: { code: "not-found" } });
  }
}, 120_000);

it("answers no address whose connection does not exist, or is not the one that was entered for it", async () => {
  const [one, two] = pair();
  as("administrator");
  const through = (here: ConnectionSettings, path: string) =>
    withConnection(here, async () => {
      const headers = Object.fromEntries(asked);
      return (await proxy(new NextRequest(`http://localhost:3000${path}`, { headers }))).status;
    });
  expect(await through(one, "/organization")).toBe(200);
  expect(await through(two, "/at/two/organization")).toBe(200);
  for (const path of ["/at/nowhere", "/at/%74wo/organization", "/at/TWO/organization", "/at//organization"])
    expect(await through(one, path), path).toBe(404);
  expect(await through(one, "/at/two/organization")).toBe(404);
  expect(await through(two, "/organization")).toBe(404);
  for (const path of ["/sign-in", "/enter", "/readyz", "/metrics", "/sign-in/back-channel-logout"])
    expect(await through(two, `/at/two${path}`), path).toBe(404);
});

it("sends who is not signed in back to the connection that they asked for", async () => {
  const [, two] = pair();
  const request = new NextRequest("http://localhost:3000/at/two/packs?q=a", {
    headers: { host: "localhost:3000" },
  });
  const response = await withConnection(two, () => proxy(request));
  expect(response.headers.get("location")).toBe(
    "http://localhost:3000/sign-in?return=%2Fat%2Ftwo%2Fpacks%3Fq%3Da",
  );
});

it("offers the connections in which a person has a role, and says which one is shown", async () => {
  const [one, two] = pair();
  const offered = async (group: string, here: ConnectionSettings) => {
    as(group);
    const { connections } = unwrap(await withConnection(here, () => readFrame({})));
    return connections.map(({ name, isHere }) => [name, isHere]);
  };
  expect(await offered("administrator", one)).toEqual([
    [undefined, true],
    ["two", false],
  ]);
  expect(await offered("administrator", two)).toEqual([
    [undefined, false],
    ["two", true],
  ]);
  expect(await offered("operator", one)).toEqual([[undefined, true]]);
  expect(await offered("of-two", two)).toEqual([["two", true]]);
});

describe("who has a role in the other connection alone", () => {
  const cases = [
    ["of-two", 0],
    ["operator", 1],
  ] as const;

  it("is refused by every action and route that takes one", async () => {
    for (const [group, index] of cases) {
      const here = pair()[index];
      as(group);
      for (const [name, requires] of Object.entries(actionRows)) {
        if (requires === "signed-in" || requires === "what the run takes") continue;
        const answer = Answer.parse(await withConnection(here, () => actions.get(name)?.({ unknown: true })));
        expect(answer, `${name} by ${group} in ${here.title}`).toMatchObject({
          failure: { code: "forbidden", missing: requires },
        });
      }
      for (const [path, requires] of Object.entries(routeRows)) {
        const route = routes.get(path);
        if (requires === "open" || requires === "signed-in" || route === undefined) continue;
        const response = await withConnection(here, () => route(requestOf(path)));
        expect(response.status, `${path} by ${group} in ${here.title}`).toBe(403);
      }
    }
  });

  it("can't start a run there, and has all of it in their own", async () => {
    const [one, two] = pair();
    as("of-two");
    const run = reviewedRun(snapshotOf(one), [
      { assignment: assignmentIn(one), targetIds: unitsIn(one).slice(0, 1) },
    ]);
    expect(await withConnection(one, () => startRun(run))).toMatchObject({ failure: { code: "forbidden" } });
    expect(await withConnection(two, () => answered("/api/policies"))).toContain(assignmentIn(two).policyId);
  });

  it("has no more by a token", async () => {
    const [one, two] = pair();
    as("administrator");
    const service = await withConnection(two, async () =>
      unwrap(await createToken({ kind: "service", name: "two", scopes: ["organization:read"], days: 1 })),
    );
    as("of-two");
    const personal = await withConnection(two, async () =>
      unwrap(await createToken({ kind: "personal", name: "mine", scopes: ["organization:read"], days: 1 })),
    );
    for (const { token } of [service, personal]) {
      const headers = new Headers({ authorization: `Bearer ${token}` });
      const sessions = await Promise.all(
        [one, two].map((each) => withConnection(each, () => sessionOfToken(headers))),
      );
      expect(sessions.map((session) => session?.grants.length)).toEqual([0, 1]);
    }
  });
});

function requestOf(path: string): Request {
  return new Request(`http://localhost:3000${path}`, { headers: { host: "localhost:3000" } });
}

/** What a route answers, unpacked where it is packed. */
async function answered(address: string): Promise<string> {
  const route = routes.get(address.split("?", 1)[0] ?? "");
  const response = await route?.(requestOf(address));
  const bytes = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
  const isPacked = response?.headers.get("content-type") === "application/gzip";
  return (isPacked ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** The origin that the stream of news says first. */
async function firstNews(): Promise<string> {
  const leaving = new AbortController();
  const request = new Request("http://localhost:3000/api/news", { signal: leaving.signal });
  const reader = (await routes.get("/api/news")?.(request))?.body?.getReader();
  let text = "";
  for (;;) {
    const origin = /event: origin\ndata: (.+)\n/.exec(text)?.[1];
    if (origin !== undefined) {
      leaving.abort();
      await reader?.cancel();
      return origin;
    }
    const part = await reader?.read();
    if (part === undefined || part.done) throw new Error(`The stream ended: ${text}`);
    text += new TextDecoder().decode(part.value);
  }
}

async function changesIn(sandbox: { readonly url: string } | undefined): Promise<number> {
  const operation = "StartConfigurationPolicyAssociation";
  const response = await fetch(`${sandbox?.url ?? ""}/_sandbox/calls?operation=${operation}`);
  return z.object({ calls: z.array(z.unknown()) }).parse(await response.json()).calls.length;
}

function assignmentIn(connection: ConnectionSettings) {
  return {
    kind: "apply-policy",
    policyId: PolicyId.parse(snapshotOf(connection).governance.policies[0]?.id),
  } as const;
}

function unitsIn(connection: ConnectionSettings): readonly TargetId[] {
  const { tree } = snapshotOf(connection);
  return tree.ids
    .filter((_, node) => tree.kind[node] === NodeKind.OrganizationalUnit)
    .map((id) => Target.parse(id));
}
