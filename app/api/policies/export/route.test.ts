import { processSession } from "@/lib/server/session";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { currentPolicies } from "@/lib/security-hub/policies/server/current-policies";
import type { PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { governedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getExport } from "./route";

withTestDatabase();

const File = z.object({
  about: z.looseObject({ complete: z.boolean(), missingParts: z.array(z.string()) }),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
});

describe("files about policies", () => {
  let collector: CollectorUnderTest;
  let overview: PolicyOverview;
  beforeAll(async () => {
    collector = await collectorUnderTest();
    collector.start();
    await snapshotWhen(({ meta }) => meta.complete);
    await collector.stop();
    const read = await currentPolicies(processSession());
    if (read === undefined) throw new Error("There is no snapshot.");
    overview = read;
  });
  afterAll(() => collector.close());

  it("have a row for each policy of the list, and for what none governs, in its order", async () => {
    const { about, rows } = await json({ sort: "accounts" });
    expect(about.complete).toBe(true);
    const shown = overview.policies.toSorted(
      (one, other) => governedAccounts(other.affected) - governedAccounts(one.affected),
    );
    expect(rows.slice(0, shown.length).map((row) => row["accounts"])).toEqual(
      shown.map(({ affected }) => governedAccounts(affected)),
    );
    expect(rows.slice(shown.length).map((row) => row["policy"])).toContain("Self-managed");
    const [first] = overview.policies;
    const own = rows.find((row) => row["policyId"] === first?.summary.id);
    expect(own).toMatchObject({
      policy: first?.summary.name,
      targets: first?.affected.targets,
      failed: first?.affected.failed,
    });
  });

  it("have only what the list is filtered to, under headings for people", async () => {
    const name = overview.policies[0]?.summary.name ?? "";
    const [heading, ...lines] = (await text({ q: name })).trimEnd().split("\r\n");
    expect(heading).toMatch(/^\ufeffPolicy,Policy ID,Description,Security Hub,Standards,/);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name},`));
  });

  it("have every target of one policy, with its accounts and the cause of a failure", async () => {
    const applied = overview.policies.find(({ affected }) => affected.targets > 0);
    const { rows } = await json({ rows: "targets", id: applied?.summary.id ?? "" });
    expect(rows.map((row) => row["targetId"])).toEqual(applied?.targets.map(({ id }) => id));
    expect(rows.map((row) => row["accounts"])).toEqual(applied?.targets.map(({ accounts }) => accounts));
    for (const row of rows) expect(row["cause"] !== "").toBe(row["associationStatus"] === "FAILED");
  });

  it("have what a comparison shows, under the names of the two", async () => {
    const [one, other] = overview.policies;
    const ids = { rows: "differences", a: one?.summary.id ?? "", b: other?.summary.id ?? "" };
    const [heading] = (await text(ids)).split("\r\n");
    expect(heading).toBe(
      `\ufeffSection,Setting,Title,${one?.summary.name ?? ""},${other?.summary.name ?? ""},Differs`,
    );
    const differing = await json(ids);
    expect(differing.rows.slice(1).every((row) => row["differs"] === "yes")).toBe(true);
    expect((await json({ ...ids, b: ids.a })).rows).toHaveLength(1);
    expect((await json({ ...ids, b: ids.a, all: "true" })).rows.length).toBeGreaterThan(10);
  });

  it("say what is missing, and which policy isn't there", async () => {
    globalThis.canopyPolicyDetails = undefined;
    await collector.fault({ operation: "GetConfigurationPolicy", fault: { kind: "deny" }, times: 1 });
    const { about } = await json({});
    expect(about.complete).toBe(false);
    expect(about.missingParts).toEqual([expect.stringMatching(/^settings of .+$/)]);
    expect((await ask({ rows: "targets", id: "gone" })).status).toBe(404);
  });
});

function ask(search: Record<string, string>): Promise<Response> {
  const query = new URLSearchParams(search).toString();
  return getExport(new Request(`http://localhost/api/policies/export?${query}`));
}

async function text(search: Record<string, string>): Promise<string> {
  const bytes = await (await ask(search)).arrayBuffer();
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

async function json(search: Record<string, string>): Promise<z.infer<typeof File>> {
  return File.parse(await (await ask({ ...search, format: "json" })).json());
}
