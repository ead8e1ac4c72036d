import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { RunSummary } from "@/lib/runs/run";
import {
  reviewedRun,
  type RunsUnderTest,
  runsUnderTest,
  runWhen,
  started,
} from "@/lib/runs/testing/runs-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getSteps } from "../steps/route";
import { GET as getExport } from "./route";

withTestDatabase();

const Row = z.record(z.string(), z.union([z.string(), z.number()]));
const File = z.object({ about: z.record(z.string(), z.unknown()), rows: z.array(Row) });

let test: RunsUnderTest;
let refused: RunSummary;
beforeAll(async () => {
  test = await runsUnderTest();
  test.work();
  const [first, second, third] = test.accounts;
  const [policyId] = test.policies;
  if (first === undefined || second === undefined || third === undefined || policyId === undefined) {
    throw new Error("The world has three accounts and a policy.");
  }
  await test.sandbox.fault({
    operation: "StartConfigurationPolicyAssociation",
    fault: { kind: "deny" },
    matching: second,
  });
  const apply = { kind: "apply-policy", policyId } as const;
  refused = await started({
    ...reviewedRun(test.snapshot, [{ assignment: apply, targetIds: [first, second] }]),
    reason: "Audit finding 7",
  });
  await runWhen(refused.id, ({ counts }) => counts.accepted === 1 && counts.refused === 1);
  const other = await started(
    reviewedRun(test.snapshot, [{ assignment: { kind: "self-managed" }, targetIds: [third] }]),
  );
  await runWhen(other.id, ({ counts }) => counts.accepted === 1);
});
afterAll(() => test.close());

it("saves the runs that the list shows, with their results in numbers", async () => {
  const all = await ask({});
  expect(all.rows.map((row) => row["number"])).toEqual([2, 1]);
  const { rows } = await ask({ q: "audit" });
  expect(rows).toMatchObject([
    { id: refused.id, reason: "Audit finding 7", targets: 2, refused: 1, accepted: 1 },
  ]);
  expect((await ask({ sort: "number", direction: "ascending" })).rows.map((row) => row["number"])).toEqual([
    1, 2,
  ]);
});

it("saves the targets of a run with AWS's words and request id, filtered as the page is", async () => {
  const { rows } = await ask({ id: refused.id });
  expect(rows.map((row) => row["targetId"])).toEqual(test.accounts.slice(0, 2));
  const only = await ask({ id: refused.id, show: "refused" });
  expect(only.rows).toMatchObject([
    { targetId: test.accounts[1], request: "Refused", exception: "AccessDeniedException", attempts: 1 },
  ]);
  expect(only.rows[0]?.["awsRequestId"]).toMatch(/^[0-9a-f]{8}-/);
  const message = String(only.rows[0]?.["message"]);
  expect((await ask({ id: refused.id, cause: message })).rows).toHaveLength(1);
  expect((await ask({ id: refused.id, q: String(test.accounts[0]) })).rows).toHaveLength(1);
});

it.each(["pending", "accepted"])(
  "lists accepted targets that AWS is still evaluating as %s",
  async (filter) => {
    const query = new URLSearchParams({ id: refused.id, filter });
    const answer = await getSteps(new Request(`http://localhost/api/runs/steps?${query}`));
    expect(await answer.json()).toMatchObject({ steps: [{ targetId: test.accounts[0] }] });
  },
);

it("says which parameter is none, and that a run is not there", async () => {
  const bad = await getExport(new Request("http://localhost/api/runs/export?id=none"));
  expect(bad.status).toBe(400);
  expect(await bad.text()).toContain('"fields":{"id":');
  const absent = await getExport(
    new Request("http://localhost/api/runs/export?id=00000000-0000-4000-8000-000000000000"),
  );
  expect(absent.status).toBe(404);
});

async function ask(search: Record<string, string>): Promise<z.infer<typeof File>> {
  const query = new URLSearchParams({ ...search, format: "json" });
  const response = await getExport(new Request(`http://localhost/api/runs/export?${query}`));
  return File.parse(await response.json());
}
