import "server-only";
import { describeOrganization, listDelegatedAdministrators, listRoots } from "@/lib/organizations/operations";
import { describeOrganizationConfiguration, findingAggregator } from "@/lib/security-hub/operations";
import { readOrganizationsPolicies } from "./read-organizations-policies";
import { type Reading, readPart } from "./reading";
import type { UnitReader } from "./unit-reader";

const securityHubPrincipal = "securityhub.amazonaws.com";
const stream = "settings";

/**
 * Reads whose organization it is, its root, and how Security Hub is administered: one call each, side by side. The root
 * is handed on at once, so that its OUs are listed; the policy types enabled on it say which policies are read.
 */
export async function readSettings(reading: Reading, units: UnitReader): Promise<void> {
  const { aws, draft, meter, signal } = reading;
  const options = { signal };
  const calls: readonly (readonly [part: string, call: () => Promise<void>])[] = [
    ["organization", async () => void (draft.organization = await describeOrganization(aws, options))],
    [
      "root",
      async () => {
        const [root] = await listRoots(aws, options);
        if (root === undefined) return;
        draft.listedRoot = root;
        units.list(root.id);
        await readOrganizationsPolicies(reading, root);
      },
    ],
    [
      "delegated administrators",
      async () => {
        draft.delegatedAdministrators = await listDelegatedAdministrators(aws, securityHubPrincipal, options);
      },
    ],
    [
      "organization configuration",
      async () => void (draft.configuration = await describeOrganizationConfiguration(aws, options)),
    ],
    [
      "finding aggregator",
      async () => void (draft.findingAggregator = await findingAggregator(aws, options)),
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
}
