// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import {
  standardsDescendingFirst,
  type StandardSort,
} from "@/components/inventory/addresses/policies-address";
import { orderOf, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { WithRouter } from "@/components/ui/testing/with-router";
import { policyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { buildTree } from "@/lib/organizations/tree";
import { buildGovernance } from "@/lib/security-hub/governance/governance";
import { ConfigurationPolicy, type PolicyAssociation } from "@/lib/security-hub/model";
import { accountId, organizationOf, policy } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { StandardsTable } from "./standards-table";

afterEach(cleanup);

const arn = (name: string) => `arn:aws:securityhub:eu-west-1::standards/${name}/v/1.0.0`;
const enabled = [["fsbp", "pci"], ["pci"]] as const;
const tree = buildTree(organizationOf([], [{ parent: -1 }, { parent: -1 }, { parent: -1 }]));
const associations = [0, 1, 1].map((index, account): PolicyAssociation => ({
  targetId: accountId(account),
  configurationId: policy(index).id,
  type: "APPLIED",
  status: "SUCCESS",
  updatedAt: "2026-01-01T00:00:00.000Z",
}));
const { governance } = buildGovernance(tree, [policy(0), policy(1)], associations);
const overview = policyOverview(
  { meta: exampleSnapshotMeta(), tree, governance },
  (summary) => ({
    detail: ConfigurationPolicy.parse({
      ...summary,
      serviceEnabled: true,
      enabledStandardIdentifiers: enabled[summary.id === policy(0).id ? 0 : 1].map(arn),
      disabledSecurityControlIdentifiers: [],
      customParameters: [],
      document: {},
    }),
  }),
  0,
);
const catalogue = {
  readAt: 0,
  missingParts: [],
  controls: [],
  otherProviders: [],
  standards: ["nist", "fsbp", "pci"].map((name) => ({
    ...{ arn: arn(name), name, description: "", enabledByDefault: false, controlIds: [] },
  })),
};

function Sortable() {
  const [written, setWritten] = useState<WrittenOrder<StandardSort>>({ sort: "place", direction: null });
  return (
    <StandardsTable
      overview={overview}
      catalogue={catalogue}
      order={orderOf(written, standardsDescendingFirst)}
      onSort={setWritten}
    />
  );
}

it("sorts the standards from the header by keyboard, and says how", async () => {
  render(<Sortable />, { wrapper: WithRouter });
  const shown = () =>
    screen.getAllByRole("rowheader").map(({ textContent }) => /nist|fsbp|pci/.exec(textContent)?.[0]);
  const header = (name: string) => screen.getByRole("columnheader", { name });
  expect(shown()).toEqual(["nist", "fsbp", "pci"]);
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect(shown()).toEqual(["fsbp", "nist", "pci"]);
  await userEvent.tab();
  await userEvent.keyboard(" ");
  expect(header("Policies without it").getAttribute("aria-sort")).toBe("descending");
  expect(shown()).toEqual(["nist", "fsbp", "pci"]);
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect(shown()).toEqual(["pci", "fsbp", "nist"]);
  await userEvent.keyboard("{Enter}");
  expect(header("Policies with it").getAttribute("aria-sort")).toBe("ascending");
  expect(shown()).toEqual(["nist", "fsbp", "pci"]);
});
