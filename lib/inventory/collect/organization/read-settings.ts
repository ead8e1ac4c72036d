import "server-only";
import type { PartName } from "@/lib/core/missing-part";
import {
  describeOrganization,
  listDelegatedAdministrators,
  listRoots,
} from "@/lib/organizations/aws/operations";
import { describeOrganizationConfiguration, findingAggregator } from "@/lib/security-hub/aws/operations";
import type { OperationName } from "@/lib/aws/rates/published-rates";
import { readOrganizationsPolicies } from "./read-organizations-policies";
import { addIncomplete, callOptions, type Reading, readPart } from "../reading";
import type { UnitReader } from "./unit-reader";

const securityHubPrincipal = "securityhub.amazonaws.com";
const stream = "settings";

/**
 * Reads whose organization it is, its root, and how Security Hub is administered: one call each, side by side. The root
 * is handed on at once, so that its OUs are listed; the policy types enabled on it say which policies are read. An answer
 * that lacks what it is asked for makes a missing part.
 */
export async function readSettings(reading: Reading, units: UnitReader): Promise<void> {
  const { aws, draft, meter, signal } = reading;
  const options = { signal };
  const calls: readonly (readonly [part: PartName, call: () => Promise<void>])[] = [
    [
      "organization",
      async () => {
        const operation = "organizations:DescribeOrganization";
        draft.organization = await describeOrganization(aws, options);
        if (Object.keys(draft.organization).length > 0) return;
        lacking("organization", operation, "does not say which organization this is.");
      },
    ],
    [
      "root",
      async () => {
        const operation = "organizations:ListRoots";
        const [root] = await listRoots(aws, callOptions(reading, { part: "root", operation }));
        if (root === undefined) {
          lacking("root", operation, "names none, and every organization has one.");
          return;
        }
        draft.listedRoot = root;
        units.list(root.id);
        await readOrganizationsPolicies(reading, root);
      },
    ],
    [
      "delegated-administrators",
      async () => {
        const part = "delegated-administrators";
        const operation = "organizations:ListDelegatedAdministrators";
        const rows = callOptions(reading, { part, operation });
        draft.delegatedAdministrators = await listDelegatedAdministrators(aws, securityHubPrincipal, rows);
      },
    ],
    [
      "organization-configuration",
      async () => {
        const operation = "securityhub:DescribeOrganizationConfiguration";
        draft.configuration = await describeOrganizationConfiguration(aws, options);
        if (draft.configuration.configurationType !== undefined) return;
        lacking("organization-configuration", operation, "does not say whether it is CENTRAL or LOCAL.");
      },
    ],
    [
      "finding-aggregator",
      async () => {
        const rows = callOptions(reading, {
          part: "finding-aggregator",
          operation: "securityhub:ListFindingAggregators",
        });
        draft.findingAggregator = await findingAggregator(aws, rows);
      },
    ],
  ];
  meter.start(stream);
  meter.expect(stream, calls.length);
  await Promise.all(
    calls.map(async ([part, call]) => {
      await readPart(reading, { part, stream }, call);
      meter.page(stream, 1);
    }),
  );
  meter.done(stream);

  function lacking(part: PartName, operation: OperationName, what: string): void {
    meter.fail(stream);
    addIncomplete(reading, { part, operation }, `${operation} ${what}`);
  }
}
