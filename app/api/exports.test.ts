import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  packsWhen,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getOrganization } from "./organization/export/route";
import { GET as getPacks } from "./packs/export/route";

withTestDatabase();

const Saved = z.object({ about: z.object({ complete: z.boolean(), missingParts: z.array(z.string()) }) });

let collector: CollectorUnderTest;
beforeEach(async () => {
  collector = await collectorUnderTest();
});
afterEach(() => collector.close());

async function collectBoth(): Promise<void> {
  collector.start();
  collector.startPacks();
  await snapshotWhen(({ meta }) => meta.complete);
  await packsWhen(({ meta }) => meta.complete);
}

async function saved() {
  const ask = (what: string) => new Request(`http://localhost/api/${what}`);
  const [organization, deployments, packs] = await Promise.all([
    getOrganization(ask("organization/export?format=json")),
    getPacks(ask("packs/export?format=json&rows=deployments")),
    getPacks(ask("packs/export?format=json&rows=packs")),
  ]);
  const about = async (response: Response) => Saved.parse(await response.json()).about;
  return {
    organization: await about(organization),
    deployments: await about(deployments),
    packs: await about(packs),
  };
}

it("files are complete where everything was read", async () => {
  await collectBoth();
  const whole = { complete: true, missingParts: [] };
  expect(await saved()).toEqual({ organization: whole, deployments: whole, packs: whole });
});

it("files of packs are not complete where the accounts they name were not all read", async () => {
  await collector.fault({ operation: "ListAccounts", fault: { kind: "deny" } });
  await collectBoth();
  const { organization, deployments } = await saved();
  expect(organization).toEqual({ complete: false, missingParts: ["accounts"] });
  expect(deployments).toEqual({ complete: false, missingParts: ["accounts"] });
});

it("files of packs are not complete where a list of packs was not answered", async () => {
  await collector.fault({ operation: "DescribeOrganizationConformancePacks", fault: { kind: "deny" } });
  await collectBoth();
  const { organization, packs } = await saved();
  expect(organization.complete).toBe(true);
  expect(packs).toEqual({ complete: false, missingParts: ["packs"] });
});
