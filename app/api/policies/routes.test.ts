import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getCatalogue } from "./catalogue/route";
import { GET as getPolicies } from "./route";

withTestDatabase();

describe("the policies over HTTP", () => {
  let collector: CollectorUnderTest;
  beforeAll(async () => {
    collector = await collectorUnderTest();
  });
  afterAll(() => collector.close());

  it("are nothing while there is no snapshot", async () => {
    const response = await getPolicies(asking("/api/policies"));
    expect(response.status).toBe(204);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("come with what they configure, and only once", async () => {
    collector.start();
    await snapshotWhen(({ meta }) => meta.complete);
    await collector.stop();
    const response = await getPolicies(asking("/api/policies"));
    const { policies } = PolicyOverview.parse(await response.json());
    expect(policies.length).toBeGreaterThan(0);
    expect(policies.every(({ detail }) => detail !== undefined)).toBe(true);
    const etag = response.headers.get("etag") ?? "";
    const again = await getPolicies(asking("/api/policies", { "if-none-match": `W/${etag}` }));
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  it("have a catalogue to choose from, and say why where it cannot be read", async () => {
    await collector.fault({ operation: "ListSecurityControlDefinitions", fault: { kind: "deny" }, times: 1 });
    const refused = await getCatalogue(asking("/api/policies/catalogue"));
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ failure: { code: "forbidden" } });

    // Until it is taken away: the reading that was refused may still be asking for the standards.
    await collector.fault({ operation: "DescribeStandards", fault: { kind: "deny" } });
    const partial = Catalogue.parse(await (await getCatalogue(asking("/api/policies/catalogue"))).json());
    expect(partial).toMatchObject({ standards: [], missingParts: [{ part: "standards" }] });
    await collector.clearFaults();
    const whole = Catalogue.parse(await (await getCatalogue(asking("/api/policies/catalogue"))).json());
    expect(whole.missingParts).toEqual([]);
    expect(whole.standards.length).toBeGreaterThan(5);
  });

  it("say beside a policy why it could not be read", async () => {
    globalThis.canopyPolicyDetails = undefined;
    await collector.fault({ operation: "GetConfigurationPolicy", fault: { kind: "deny" }, times: 1 });
    const { policies } = PolicyOverview.parse(await (await getPolicies(asking("/api/policies"))).json());
    const unread = policies.filter(({ detail }) => detail === undefined);
    expect(unread).toHaveLength(1);
    expect(unread[0]?.failure).toMatchObject({ code: "forbidden" });
  });
});

function asking(path: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost${path}`, { headers });
}
