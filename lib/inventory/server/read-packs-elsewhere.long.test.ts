import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { unwrap } from "@/lib/core/result";
import { env } from "@/lib/env";
import { forEachConnection, withConnection } from "@/lib/server/connection-in-force";
import { serverAws } from "@/lib/server/aws";
import { hashOf, newToken } from "@/lib/server/sign-in/session-cookie";
import { keepPerson } from "@/lib/store/identity/people";
import { addSession } from "@/lib/store/identity/sessions";
import { withTestDatabase } from "@/lib/testing/test-database";
import { startSandbox } from "@/sandbox/start-sandbox";
import { runCollector } from "../collect/collector";
import { organizationPlan } from "../collect/organization-plan";
import { packPlan } from "../collect/packs/pack-plan";
import { currentPacks } from "../serve/current-packs";
import { currentSnapshot } from "../serve/current-snapshot";
import { readPacksElsewhere } from "./read-packs-elsewhere";

let asked = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(asked) }));

const World = z.object({ managementAccountId: z.string(), delegatedAdministratorId: z.string() });
let sandboxes: Awaited<ReturnType<typeof startSandbox>>[] = [];
let world: z.infer<typeof World>;
beforeAll(async () => {
  sandboxes = [
    await startSandbox({ accounts: 120, ous: 12, seed: 3, settleMs: 0, port: 0 }),
    await startSandbox({ accounts: 60, ous: 12, seed: 11, settleMs: 0, port: 0 }),
  ];
  const [one, other] = sandboxes;
  world = World.parse(await (await fetch(`${one?.url ?? ""}/_sandbox/world`)).json());
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_ENDPOINT_URL", one?.url);
  const groupRoles = "administrator=administrator";
  vi.stubEnv(
    "CANOPY_CONNECTIONS",
    JSON.stringify([
      {
        name: "management",
        title: "Management",
        region: "eu-west-1",
        roleArn: `arn:aws:iam::${world.managementAccountId}:role/canopy`,
        groupRoles,
      },
      { name: "other", region: "eu-west-1", endpoint: other?.url, groupRoles },
    ]),
  );
});
withTestDatabase({ connections: ["management", "other"] });

const over = new AbortController();
let working: Promise<void>[] = [];
const cookies = new Map<string, string>();
beforeAll(async () => {
  for (const group of ["administrator", "viewer"]) {
    const personId = await keepPerson({
      ...{ id: group, provider: "local", subject: group, name: group },
      groups: [group],
    });
    const token = newToken();
    await addSession({ personId, tokenHash: hashOf(token), lifetimeMs: 3_600_000 });
    cookies.set(group, token);
  }
  working = forEachConnection(async () => {
    const settings = { aws: serverAws(), refreshMs: () => 24 * 3_600_000, signal: over.signal };
    await Promise.all([runCollector(organizationPlan, settings), runCollector(packPlan, settings)]);
  });
  await Promise.all(forEachConnection(() => vi.waitFor(collected, { timeout: 200_000, interval: 100 })));
}, 300_000);
afterAll(async () => {
  over.abort();
  await Promise.all(working);
  for (const sandbox of sandboxes) await sandbox.close();
});

async function collected(): Promise<void> {
  const [snapshot, packs] = [await currentSnapshot(), await currentPacks()];
  if (snapshot?.meta.organizationId === undefined || packs?.meta.complete !== true)
    throw new Error("The collection goes on.");
}

async function elsewhere(name: string | undefined, group: string) {
  asked = new Headers({ host: "localhost:3000", cookie: `canopy-session=${cookies.get(group) ?? ""}` });
  const connection = env().connections.find((each) => each.name === name);
  if (connection === undefined) throw new Error("There is no such connection.");
  return withConnection(connection, async () => ({
    others: unwrap(await readPacksElsewhere({})),
    own: (await currentPacks())?.meta.packs.map((pack) => pack.name) ?? [],
  }));
}

it("shows what each caller of the same organization has deployed, and whose it is", async () => {
  const here = await elsewhere(undefined, "administrator");
  const there = await elsewhere("management", "administrator");
  expect(here.others).toMatchObject([
    {
      connection: "management",
      title: "Management",
      deployedBy: world.managementAccountId,
      isManagement: true,
    },
  ]);
  expect(there.others).toMatchObject([
    { title: "eu-west-1", deployedBy: world.delegatedAdministratorId, isManagement: false },
  ]);
  // Neither sees the other's by itself.
  expect(here.own.length).toBeGreaterThan(there.own.length);
  expect(there.own.length).toBeGreaterThan(0);
  expect(here.own.filter((name) => there.own.includes(name))).toEqual([]);
  expect(here.others[0]?.packs.map(({ name }) => name)).toEqual(there.own);
  expect(there.others[0]?.packs.map(({ name }) => name)).toEqual(here.own);
  const deployments = there.others[0]?.packs.flatMap(({ failed, deployed }) => [failed, deployed]) ?? [];
  expect(Math.max(...deployments)).toBeGreaterThan(50);
});

it("shows nothing of another organization, nor of a connection in which the person has no role", async () => {
  expect((await elsewhere("other", "administrator")).others).toEqual([]);
  expect((await elsewhere(undefined, "viewer")).others).toEqual([]);
});
