import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { apiOperations } from "@/lib/api/server/operations";
import { OrganizationalUnitId, type TargetId } from "@/lib/core/identifiers";
import { beyondOwnOus } from "@/lib/identity/visible-ous";
import { complianceWhen } from "@/lib/inventory/testing/collector-under-test";
import { nodesWithin } from "@/lib/inventory/snapshot/within-ous/within-ous";
import { NodeKind } from "@/lib/organizations/tree";
import { ada, as, planned } from "@/lib/runs/testing/plans-under-test";
import { startRun } from "@/lib/runs/server/definitions";
import { reviewedRun, type RunsUnderTest, runsUnderTest } from "@/lib/runs/testing/runs-under-test";
import { hashOf, newToken } from "@/lib/server/sign-in/session-cookie";
import { forgetSessions } from "@/lib/server/sign-in/find-session";
import type { Session } from "@/lib/server/session";
import { keepPerson } from "@/lib/store/identity/people";
import { addSession } from "@/lib/store/identity/sessions";
import { type Action, actionsOfSource, type Handler, readsOfSource } from "@/lib/testing/doors-of-source";
import { shownWithinOus } from "@/lib/testing/every-door";
import { withTestDatabase } from "@/lib/testing/test-database";
import { currentPacks } from "@/lib/inventory/serve/current-packs";

let asked = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(asked) }));
beforeAll(() => void vi.stubEnv("CANOPY_LIMITED_VIEW", "own-ous"));
withTestDatabase();

let actions: ReadonlyMap<string, Action>;
let routes: ReadonlyMap<string, Handler>;

const self = new Headers();
let test: RunsUnderTest;
let session: Session;
let ou: OrganizationalUnitId;
const own: string[] = [];
const outside: string[] = [];
const ids = { runs: [""], plans: [""] };

beforeAll(async () => {
  actions = await actionsOfSource();
  routes = await readsOfSource();
  test = await runsUnderTest({ accounts: 100, settleMs: 0 });
  test.sandbox.startPacks();
  test.sandbox.startCompliance();
  await vi.waitFor(async () => expect((await currentPacks())?.meta.complete).toBe(true), {
    timeout: 120_000,
  });
  await complianceWhen(({ meta }) => meta.complete);
  await test.sandbox.stop();
  await someoneLimited();
  await changesOnBothSides();
}, 300_000);
afterAll(() => test.close());
beforeEach(() => {
  asked = self;
  forgetSessions();
});

/** A person with every role that can be limited, in the first OU with an account that is not all of the organization. */
async function someoneLimited(): Promise<void> {
  const { tree, meta } = test.snapshot;
  const found = test.units.find((id) => {
    const within = nodesWithin(tree, [OrganizationalUnitId.parse(id)]);
    const idsWithin = within.map((node) => tree.ids[node]);
    return within.length < 30 && test.accounts.some((account) => idsWithin.includes(account));
  });
  ou = OrganizationalUnitId.parse(found);
  const within = new Set(nodesWithin(tree, [ou]));
  tree.ids.forEach((id, node) => {
    if (within.has(node)) own.push(id);
    else if (tree.kind[node] === NodeKind.Account && id !== meta.caller.accountId)
      outside.push(id, tree.emails[node] ?? id);
  });
  const roles = ["auditor", "operator", "approver", "administrator"] as const;
  session = {
    id: "liv",
    name: "Liv Limited",
    grants: roles.map((role) => ({ role, organizationalUnit: ou })),
  };
  await keepPerson({
    ...{ id: session.id, provider: "local", subject: session.id, name: session.name },
    groups: roles.map((role) => `${role}:${ou}`),
  });
  const token = newToken();
  await addSession({ personId: session.id, tokenHash: hashOf(token), lifetimeMs: 60 * 60_000 });
  self.set("cookie", `canopy-session=${token}`);
  self.set("host", "localhost:3000");
}

/** Runs and plans of an administrator: of theirs, of others, and of both. */
async function changesOnBothSides(): Promise<void> {
  asked = new Headers();
  const mine = test.accounts.filter((id) => own.includes(id));
  const theirs = test.accounts.filter((id) => outside.includes(id));
  const groups: (TargetId | undefined)[][] = [[theirs[0]], [theirs[1], mine[0]], [mine[1] ?? mine[0]]];
  const targets = groups.map((group) => group.flatMap((id) => id ?? []));
  for (const targetIds of targets) {
    const run = reviewedRun(test.snapshot, [{ assignment: { kind: "self-managed" }, targetIds }]);
    await planned({ ...run, id: reviewedRun(test.snapshot, []).id }, { by: ada }).then(({ id }) =>
      ids.plans.push(id),
    );
  }
  const run = reviewedRun(test.snapshot, [
    { assignment: { kind: "self-managed" }, targetIds: targets[1] ?? [] },
  ]);
  const answer = await as(ada, startRun)(run);
  expect(answer).toMatchObject({ ok: true });
  ids.runs.push(run.id);
}

function leaked(text: string): readonly string[] {
  return outside.filter((each) => text.includes(each));
}

async function textOf(response: Response, path: string): Promise<string> {
  if (path === "/api/news") {
    const reader = response.body?.getReader();
    let text = "";
    for (let events = 0; events < 8 && reader !== undefined; events++) {
      const { value } = await reader.read();
      text += Buffer.from(value ?? new Uint8Array()).toString("utf8");
      if (text.includes("event: plans")) break;
    }
    await reader?.cancel();
    return text;
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
}

it("every route shows what is theirs alone, or nothing", async () => {
  const queries = [
    "",
    "?format=json",
    "?format=csv&rows=deployments",
    "?rows=failures&format=csv",
    "?rows=rules&format=csv",
    ...((await currentPacks())?.meta.packs ?? []).map(
      ({ name }) => `?pack=${name}&rows=rule-accounts&rule=access-keys-rotated&format=csv`,
    ),
    ...ids.runs.map((id) => `?id=${id}`),
    ...ids.plans.map((id) => `?id=${id}`),
    ...[1, 2, 3, 4, 5, 6].map((id) => `?id=${id}`),
    `?at=${Date.now()}`,
    `?asof=${new Date().toISOString()}`,
    `?snapshot=1&key=x`,
  ];
  const shown = new Set<string>();
  for (const [path, handler] of routes) {
    if (path.startsWith("/api/v1/") && path !== "/api/v1/openapi.json") continue;
    for (const query of queries) {
      if (path === "/api/news" && query !== "") continue;
      const response = await handler(new Request(`http://localhost:3000${path}${query}`, { headers: self }));
      const text = await textOf(response, path);
      expect(leaked(text), `${path}${query}`).toEqual([]);
      if (!text.includes(beyondOwnOus.message)) shown.add(path);
    }
  }
  const listed = shownWithinOus.filter((each) => each.startsWith("/"));
  expect([...shown].toSorted()).toEqual(listed.toSorted());
}, 240_000);

it("every action is refused that doesn't say what it shows", async () => {
  const notRefused: string[] = [];
  for (const [name, action] of actions) {
    const answer = JSON.stringify(await action({}));
    expect(leaked(answer), name).toEqual([]);
    // What an administrator without limits alone may do says so, and shows nothing either.
    if (!answer.includes('"code":"forbidden"')) notRefused.push(name);
  }
  for (const name of notRefused) expect(shownWithinOus, name).toContain(name);
});

it("every operation of the API shows what is theirs alone, or nothing", async () => {
  const packs = (await currentPacks())?.meta.packs ?? [];
  for (const operation of apiOperations) {
    for (const [index, targetId] of [own[0], outside[0], own.at(-1)].entries()) {
      const params = {
        ...{ targetId: targetId ?? "", packName: packs[index]?.name ?? "x" },
        ...{ runId: ids.runs[1] ?? "", planId: ids.plans[index + 1] ?? "" },
      };
      const parameters = Object.fromEntries(
        Object.entries(params).filter(([name]) => operation.path.includes(`{${name}}`)),
      );
      const answer = await operation.answer({ params: parameters, query: {}, body: {} }, session);
      const text = JSON.stringify(answer);
      // What was asked for is no news.
      expect(
        leaked(text).filter((each) => each !== targetId),
        operation.id,
      ).toEqual([]);
      if (!shownWithinOus.includes(operation.id))
        expect(answer, operation.id).toMatchObject({ ok: false, failure: { code: "forbidden" } });
    }
  }
});

it("shows the tree up to the root, one document for all who see the same", async () => {
  const get = () =>
    routes.get("/api/inventory/snapshot")?.(
      new Request("http://localhost:3000/api/inventory/snapshot", { headers: self }),
    );
  const [one, other] = [await get(), await get()];
  expect(one?.headers.get("etag")).toBe(other?.headers.get("etag"));
  expect(one?.headers.get("etag")).not.toContain(ou);
  const text = one === undefined ? "" : await textOf(one, "");
  for (const id of own) expect(text).toContain(id);
  expect(text).toContain(test.snapshot.tree.ids[0]);
  const everyones = JSON.stringify(test.snapshot.tree.emails);
  expect(leaked(everyones).length, "the same search finds others where they are").toBeGreaterThan(10);
});
