import { beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { unwrap } from "@/lib/core/result";
import { withConnection } from "@/lib/server/connection-in-force";
import { connectionsUnderTest } from "@/lib/testing/connections-under-test";
import { currentPacks } from "../serve/current-packs";
import { readPacksElsewhere } from "./read-packs-elsewhere";

let asked = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(asked) }));

const groupRoles = "administrator=administrator";
const test = connectionsUnderTest({
  seeds: [3, 11],
  names: ["management", "other"],
  groups: ["administrator", "viewer"],
  further: async ([one, other]) => [
    {
      name: "management",
      title: "Management",
      region: "eu-west-1",
      roleArn: `arn:aws:iam::${(await worldOf(one)).managementAccountId}:role/canopy`,
      groupRoles,
    },
    { name: "other", region: "eu-west-1", endpoint: other?.url, groupRoles },
  ],
});

const World = z.object({ managementAccountId: z.string(), delegatedAdministratorId: z.string() });
let world: z.infer<typeof World>;
beforeAll(async () => {
  world = await worldOf(test.sandboxes[0]);
});

async function worldOf(sandbox: { readonly url: string } | undefined): Promise<z.infer<typeof World>> {
  return World.parse(await (await fetch(`${sandbox?.url ?? ""}/_sandbox/world`)).json());
}

async function elsewhere(name: string | undefined, group: string) {
  asked = test.browserOf(group);
  return withConnection(test.connection(name), async () => ({
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
