import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { GET as getExport } from "./export/route";
import { GET as getChange } from "./change/route";
import { GET as getPage } from "./route";
import { appendAuditEntry, type NewAuditEntry } from "@/lib/store/audit/audit-entries";
import { database } from "@/lib/store/database/database";
import { withTestDatabase } from "@/lib/testing/test-database";
import { ActivityDetail, ActivityPage, type ActivityQuestion } from "@/lib/activity/activity";
import { activitySearch } from "@/lib/activity/client/queries";

withTestDatabase({ as: "owner" });

const policy = "0b3c1a2e-7d5f-4d4e-8f5a-6b7c8d9e0f1a";
const other = "7d5f1a2e-0b3c-4d4e-8f5a-6b7c8d9e0f1a";
const run = "11111111-2222-4333-8444-555555555555";

function entry(changes: Partial<NewAuditEntry> = {}): NewAuditEntry {
  return {
    actor: { id: "u-sam", name: "Sam" },
    role: "administrator",
    operation: "securityhub:StartConfigurationPolicyAssociation",
    target: "333333333333",
    input: { targetId: "333333333333", configurationId: policy },
    phase: "attempted",
    correlation: randomUUID(),
    ...changes,
  };
}

async function ask(
  question: ActivityQuestion,
  more: Readonly<Record<string, number>> = {},
): Promise<ActivityPage> {
  const response = await getPage(
    new Request(`http://x/api/activity?${activitySearch(question, more).toString()}`),
  );
  return ActivityPage.parse(await response.json());
}

const File = z.object({ rows: z.array(z.looseObject({ entry: z.number(), change: z.string() })) });
async function saved(question: ActivityQuestion, more: Readonly<Record<string, number>> = {}) {
  const search = activitySearch(question, more);
  search.set("format", "json");
  const response = await getExport(new Request(`http://x/api/activity/export?${search.toString()}`));
  return File.parse(await response.json()).rows;
}

beforeEach(async () => {
  await database().execute(sql`grant truncate on audit_entries to current_user`);
  await database().execute(sql`alter table audit_entries disable trigger audit_entries_append_only`);
  await database().execute(sql`truncate audit_entries, audit_changes`);
  // What the test before has remembered of the record is of no use to this one.
  globalThis.canopyActivityFacets = undefined;
  globalThis.canopyActivityNews = undefined;
  await database().execute(sql`alter table audit_entries enable trigger audit_entries_append_only`);
});

it("shows the entries of one attempt as one change, newest first, with its outcome", async () => {
  const accepted = entry({ before: { targetId: "333333333333", configurationId: other, type: "APPLIED" } });
  const begun = entry({ actor: { id: "u-kim", name: "Kim" } });
  const failure = { code: "conflict", message: "The policy was changed." } as const;
  await appendAuditEntry(accepted);
  await appendAuditEntry(begun);
  await appendAuditEntry({ ...accepted, phase: "succeeded", awsRequestId: "req-1" });
  await appendAuditEntry(entry({ phase: "refused", failure }));
  const { changes, upTo, newer } = await ask({});
  expect(changes).toMatchObject([
    { id: 4, result: "refused", failure },
    { id: 2, result: "attempted", by: { name: "Kim" } },
    { id: 1, result: "succeeded", awsRequestId: "req-1", configuration: policy, configurationBefore: other },
  ]);
  expect([upTo, newer]).toEqual([4, 0]);
  const response = await getChange(new Request("http://x/api/activity/change?id=1"));
  const detail = ActivityDetail.parse(await response.json());
  expect(detail.entries.map(({ id, phase }) => [id, phase])).toEqual([
    [1, "attempted"],
    [3, "succeeded"],
  ]);
  expect(detail).toMatchObject({ before: { configurationId: other }, change: { id: 1 } });
  expect((await getChange(new Request("http://x/api/activity/change?id=3"))).status).toBe(404);
});

it("moves no row by what is recorded meanwhile, counts it, and gives outcomes in place", async () => {
  const begun = entry();
  await appendAuditEntry(begun);
  const { upTo } = await ask({});
  await appendAuditEntry(entry({ actor: { id: "u-kim", name: "Kim" } }));
  await appendAuditEntry({ ...begun, phase: "succeeded" });
  const again = await ask({}, { upTo });
  expect(again.changes).toMatchObject([{ id: 1, result: "succeeded" }]);
  expect(again.newer).toBe(1);
  expect((await ask({ by: ["u-sam"] }, { upTo })).newer).toBe(0);
});

describe("narrows down", () => {
  const questions: Readonly<Record<string, readonly [ActivityQuestion, readonly number[]]>> = {
    "to a person": [{ by: ["u-kim"] }, [2]],
    "to operations": [{ operation: ["canopy:ApprovePlan", "config:PutConfigurationAggregator"] }, [4, 3]],
    "to a target": [{ target: ["plan 4"] }, [4]],
    "to a policy, also the one there was before": [{ policy: [other] }, [2, 1]],
    "to a result": [{ result: ["refused"] }, [3]],
    "to a run, with what was done to the run itself": [{ run }, [6, 5]],
    "to the words of a person": [{ q: "kim" }, [2]],
    "to the beginning of words": [{ q: "aggr orga" }, [3]],
    "to a request id": [{ q: "7f0c-42" }, [1]],
    "to everything where a text has no word": [{ q: "–" }, [6, 5, 4, 3, 2, 1]],
    "to nothing": [{ q: "nowhere" }, []],
    "by all that is given": [{ by: ["u-sam"], result: ["succeeded"], q: "association" }, [5, 1]],
    "to what was before": [{ until: "2001-01-01T00:00:00.000Z" }, []],
    "to what came after": [{ from: "2001-01-01T00:00:00.000+01:00", by: ["u-kim"] }, [2]],
  };

  async function record(): Promise<void> {
    const phase = "succeeded";
    await appendAuditEntry(entry({ phase, before: { configurationId: other }, awsRequestId: "7f0c-42" }));
    await appendAuditEntry(
      entry({
        actor: { id: "u-kim", name: "Kim" },
        operation: "securityhub:UpdateConfigurationPolicy",
        target: other,
        input: { policyId: other },
      }),
    );
    await appendAuditEntry(
      entry({
        operation: "config:PutConfigurationAggregator",
        target: "aggregator organization in eu-west-1",
        input: {},
        phase: "refused",
        failure: { code: "conflict", message: "It was changed." },
      }),
    );
    await appendAuditEntry(entry({ operation: "canopy:ApprovePlan", target: "plan 4", input: {}, phase }));
    await appendAuditEntry(entry({ phase, runId: run }));
    await appendAuditEntry(
      entry({ operation: "canopy:PauseRun", target: `run ${run}`, input: { id: run }, phase }),
    );
  }

  it.each(Object.entries(questions))("%s, and exports the same", async (_, [question, ids]) => {
    await record();
    const { changes, facets } = await ask(question);
    expect(changes.map(({ id }) => id)).toEqual(ids);
    expect((await saved(question)).map((row) => row.entry)).toEqual(ids);
    expect(facets.people).toEqual([
      { id: "u-kim", name: "Kim" },
      { id: "u-sam", name: "Sam" },
    ]);
  });
});

it("gives each change on one page, whatever the size of the pages", async () => {
  for (let number = 1; number <= 23; number += 1)
    await appendAuditEntry(entry({ phase: number % 3 === 0 ? "refused" : "succeeded" }));
  const { upTo } = await ask({});
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.boolean(), async (limit, isRefused) => {
      const question: ActivityQuestion = isRefused ? { result: ["refused"] } : {};
      const ids: number[] = [];
      let page = await ask(question, { limit, upTo });
      ids.push(...page.changes.map(({ id }) => id));
      while (page.next !== undefined) {
        page = await ask(question, { limit, upTo, before: page.next });
        ids.push(...page.changes.map(({ id }) => id));
      }
      const all = Array.from({ length: 23 }, (_, index) => 23 - index);
      expect(ids).toEqual(isRefused ? all.filter((id) => id % 3 === 0) : all);
    }),
    { numRuns: 12 },
  );
});

it("names the parameter that is not what it should be", async () => {
  for (const [search, field] of [
    ["from=yesterday", "from"],
    ["result=%5B%22won%22%5D", "result.0"],
    ["by=kim", "by"],
    ["run=7", "run"],
    ["before=-1", "before"],
  ] as const) {
    const response = await getPage(new Request(`http://x/api/activity?${search}`));
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain(field);
  }
});
