import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import * as administrationActions from "@/lib/administration/server/actions";
import * as aggregatorActions from "@/lib/aws-config/aggregators/server/actions";
import * as packActions from "@/lib/aws-config/packs/server/actions";
import * as packChangeActions from "@/lib/aws-config/packs/change/server/actions";
import * as weeklyChangeActions from "@/lib/aws-config/weekly-changes/server/actions";
import type { Asked } from "@/lib/api/server/api-operation";
import { apiOperations } from "@/lib/api/server/operations";
import { failureCodes } from "@/lib/core/failure";
import type { Result } from "@/lib/core/result";
import * as inventoryActions from "@/lib/inventory/server/actions";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import * as notificationActions from "@/lib/notifications/server/actions";
import * as planActions from "@/lib/runs/plans/server/actions";
import * as hubActions from "@/lib/security-hub/server/actions";
import * as policyActions from "@/lib/security-hub/policies/server/actions";
import { processSession } from "@/lib/server/session";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { withTestDatabase } from "@/lib/testing/test-database";

withTestDatabase();

const actions: readonly (readonly [string, (input: never) => Promise<Result<unknown>>])[] = Object.entries({
  ...administrationActions,
  ...aggregatorActions,
  ...packActions,
  ...packChangeActions,
  ...weeklyChangeActions,
  ...inventoryActions,
  ...notificationActions,
  ...planActions,
  ...hubActions,
  ...policyActions,
});

/** The operations of the API, each with what it takes. */
const operations = apiOperations.map(
  ({ id, answer }) => [id, (asked: Asked) => answer(asked, processSession())] as const,
);

describe("an input that no page sends", () => {
  let sandbox: CollectorUnderTest;
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
  });
  afterAll(() => sandbox.close());

  it.each(actions)("is a typed failure of %s, without a word of the inside", async (_, action) => {
    await fc.assert(
      fc.asyncProperty(hostileInput, async (input) => {
        const result = await action(Anything.parse(input));
        if (result.ok) return;
        const { failure } = result;
        expect(failureCodes).toContain(failure.code);
        expect(failure.code).not.toBe("unexpected");
        expect(JSON.stringify(failure)).not.toMatch(/postgres|drizzle|ZodError|node_modules|\bat .*\.ts:\d/i);
      }),
      { numRuns: 60 },
    );
  });

  it.each(operations)("is a typed failure of the API's %s as well", async (_, answer) => {
    const part = fc.dictionary(fc.constantFrom(...members), hostileText);
    await fc.assert(
      fc.asyncProperty(part, part, hostileInput, async (params, query, body) => {
        const result = await answer({ params, query, body });
        if (!result.ok) expect(result.failure.code).not.toBe("unexpected");
      }),
      { numRuns: 60 },
    );
  });

  it.each(["half \ud83c of it", "a\0b"])(
    "with a text that can't be kept is refused by its field: %j",
    async (text) => {
      const before = (await listAuditEntries(1_000)).length;
      const settings = {
        name: "hostile",
        description: text,
        serviceEnabled: false,
        enabledStandardIdentifiers: [],
        controls: { mode: "all-but" as const, ids: [] },
        customParameters: [],
      };
      expect(await policyActions.createConfigurationPolicy({ settings, tags: {} })).toMatchObject({
        failure: {
          code: "invalid-input",
          fields: { "settings.description": [expect.stringContaining("Delete")] },
        },
      });
      expect(
        await hubActions.updateOrganizationConfiguration({
          autoEnable: false,
          statusMessage: text,
          expected: {},
        }),
      ).toMatchObject({
        failure: { code: "invalid-input", fields: { statusMessage: [expect.any(String)] } },
      });
      expect(await listAuditEntries(1_000)).toHaveLength(before);
    },
  );

  it("is refused by its field where it is a megabyte", async () => {
    const megabyte = "x".repeat(1_000_000);
    const region = "eu-west-1";
    const source = {
      kind: "organization",
      roleArn: "arn:aws:iam::111122223333:role/x",
      regions: "all",
    } as const;
    const { putConfigurationAggregator } = aggregatorActions;
    const { getOrganizationConformancePackDetailedStatus } = packActions;
    expect(await putConfigurationAggregator({ region, name: "a", source, expected: megabyte })).toMatchObject(
      { failure: { code: "invalid-input", fields: { expected: [expect.any(String)] } } },
    );
    expect(
      await getOrganizationConformancePackDetailedStatus({ packName: "a", nextToken: megabyte }),
    ).toMatchObject({ failure: { code: "invalid-input", fields: { nextToken: [expect.any(String)] } } });
    expect(
      await hubActions.updateOrganizationConfiguration({
        autoEnable: false,
        statusMessage: megabyte,
        expected: {},
      }),
    ).toMatchObject({ failure: { code: "invalid-input", fields: { statusMessage: [expect.any(String)] } } });
  });
});

/** Names and values that the inputs of actions have, in places where they don't belong. */
const hostileText = fc.oneof(
  fc.constantFrom(
    "eu-west-1",
    "123456789012",
    "ou-ab12-cdefgh34",
    "r-ab12",
    "SELF_MANAGED_SECURITY_HUB",
    "absent",
    "all",
    "organization",
    "__proto__",
    "'; drop table audit_entries; --",
    "\0",
    "\ud800",
    "x".repeat(100_000),
  ),
  fc.string({ unit: "binary" }),
);
const members = [
  "region",
  "name",
  "source",
  "kind",
  "expected",
  "arn",
  "set",
  "remove",
  "aggregators",
  "packName",
  "nextToken",
  "limit",
  "filters",
  "dataset",
  "targetId",
  "targetIds",
  "configurationId",
  "policyId",
  "openedAt",
  "settings",
  "tags",
  "reason",
  "autoEnable",
  "statusMessage",
  "controlId",
  "after",
  "before",
  "runId",
  "planId",
  "revision",
  "assignments",
  "run",
  "changes",
];
const { input: hostileInput } = fc.letrec((tie) => ({
  input: fc.oneof(
    { maxDepth: 4 },
    hostileText,
    fc.constantFrom(null, undefined, true, 0, -1, 2 ** 53, Number.NaN, Infinity),
    fc.array(tie("input"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...members), tie("input"), { maxKeys: 8 }),
    fc.dictionary(fc.constantFrom(...members), hostileText, { maxKeys: 8 }),
  ),
}));

/** What an action's type doesn't allow, and any client can send over HTTP. */
const Anything = z.custom<never>(() => true);
