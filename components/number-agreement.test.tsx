import { createLoader } from "nuqs/server";
import { renderToStaticMarkup } from "react-dom/server";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { SourcesSummaryBar } from "@/components/aggregators/sources/sources-summary-bar";
import { FollowingNotice } from "@/components/aggregators/following-notice";
import { consequencesOf } from "@/components/configuration/consequences";
import { removalsInWords } from "@/components/configuration/requirement-labels";
import { PolicyTargets } from "@/components/policies/policy-targets";
import { Routed } from "@/components/ui/testing/routed";
import { FilterTokens } from "@/components/organization/filters/filter-tokens";
import { SummaryBar } from "@/components/organization/filters/summary-bar";
import { MapTable } from "@/components/overview/organization-map/map-table";
import { contradictionLabels } from "@/components/packs/status/contradiction-labels";
import { PackFilterTokens } from "@/components/packs/pack/pack-filter-tokens";
import { Meter } from "@/components/ui/status/meter";
import { organizationParsers } from "@/components/inventory/addresses/organization-address";
import { pairFigures } from "@/lib/aws-config/aggregators/pair-figures";
import { sourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import { buildSourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { rollUps } from "@/lib/security-hub/governance/roll-up";
import { buildGovernance } from "@/lib/security-hub/governance/governance";
import { accountId, organizationOf, policy } from "@/lib/testing/arbitrary-organization";
import { disagreements } from "@/lib/testing/number-agreement";
import { buildTree } from "@/lib/organizations/tree";

const loadOrganizationParams = createLoader(organizationParsers);

const nothing = () => undefined;
const treeOf = (accounts: number) =>
  buildTree(
    organizationOf(
      [],
      Array.from({ length: accounts }, () => ({ parent: -1 })),
    ),
  );

function textOf(element: ReactNode): string {
  return renderToStaticMarkup(element)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&#x27;", "'");
}

const rendered: Readonly<Record<string, (count: number) => ReactNode>> = {
  "how far a reading is": (count) => <Meter label="Pages" value={count} unit="page" />,
  "how far a reading is, of a whole": (count) => <Meter label="Pages" value={0} max={count} unit="page" />,
  "what the filters of the organization let through": (count) => (
    <FilterTokens
      params={{ ...loadOrganizationParams(new URLSearchParams("q=a")) }}
      tree={treeOf(count)}
      names={{
        policies: [],
        hasOrganizationsPolicies: false,
        ungoverned: "Not governed",
        tree: treeOf(count),
      }}
      matched={{ matches: undefined, below: undefined, accounts: count, units: 0 }}
      causeWord={undefined}
      onChange={nothing}
      onClear={nothing}
    />
  ),
  "what a change of the configuration means": (count) =>
    (["CENTRAL", "LOCAL"] as const).map((configurationType) => (
      <p key={configurationType}>
        {consequencesOf(
          {
            configurationType: configurationType === "LOCAL" ? "CENTRAL" : "LOCAL",
          },
          { configurationType, autoEnable: false },
          count,
        ).join(" ")}
      </p>
    )),
  "what has to be taken away before LOCAL": (count) =>
    removalsInWords(
      [
        { id: "nothing-applied", state: "unmet" },
        { id: "no-policies", state: "unmet" },
      ],
      {
        associations: Array.from({ length: count }, (_, index) => ({
          targetId: accountId(index),
          configurationId: policy(0).id,
          configurationName: "one",
          path: "Root",
        })),
        policies: Array.from({ length: count }, (_, index) => policy(index)),
      },
    ),
  "the accounts of a policy that are not active": (count) => (
    <Routed>
      <PolicyTargets
        entry={{
          summary: policy(0),
          identity: 0,
          affected: {
            ...{ targets: count, applied: 2, inherited: 0, succeeded: 2, overruled: 0, pending: 0, stuck: 0 },
            ...{ failed: 0, withoutStatus: 0, inactive: count },
          },
          targets: [],
        }}
      />
    </Routed>
  ),
  "the organization in one line": (count) => {
    const tree = treeOf(count);
    const { governance } = buildGovernance(tree, [], []);
    return (
      <SummaryBar
        total={rollUps(tree, governance, 0)(0)}
        overruled={0}
        ungoverned="Not governed"
        onFilter={nothing}
      />
    );
  },
  "what the filters of packs let through": (count) => (
    <PackFilterTokens
      tokens={[{ name: "Text", text: "a", remove: nothing }]}
      accounts={count}
      onClear={nothing}
    />
  ),
  "what the table of the map leaves out": (count) => (
    <MapTable
      view={{ by: "status", path: [], looks: [], counts: [], rows: [], accounts: 0, furtherUnits: count }}
      pack={undefined}
      onEnter={nothing}
    />
  ),
  "the sources of an aggregator in one line": (count) => {
    const rows = Array.from({ length: count }, (_, source) => [source, 0, 0, 0, -1]).flat();
    const sources = Array.from({ length: count }, (_, index) => [accountId(index), "ACCOUNT"] as const);
    const matrix = buildSourceMatrix([
      { sources: sources.map(([id, type]) => [id, type]), regions: ["eu-west-1"], errors: [], rows },
    ]);
    return (
      <SourcesSummaryBar
        sources={undefined}
        health={sourceHealth(matrix)}
        pairs={pairFigures(matrix)}
        expected={undefined}
        isBusy={false}
        onFilter={nothing}
        onReadAgain={nothing}
      />
    );
  },
  "what has not settled after a change": (count) => (
    <FollowingNotice following={{ isDue: true, unsettled: count }} isWanted onChange={nothing} />
  ),
  "what contradicts itself": (count) => {
    const accountIds = Array.from({ length: count }, (_, index) => accountId(index));
    const found = [
      { kind: "whole-in-progress", status: "CREATE_IN_PROGRESS", failed: count, deployed: count },
      { kind: "whole-successful", status: "CREATE_SUCCESSFUL", failed: count },
      { kind: "excluded-left", accountIds },
      { kind: "excluded-with-row", accountIds },
      { kind: "without-row", accountIds },
      { kind: "row-of-departed", accountIds },
    ] as const;
    return found.map(contradictionLabels).map(({ title, meaning }) => (
      <p key={title}>
        {title} {meaning}
      </p>
    ));
  },
};

describe("words agree with their numbers", () => {
  it.each(Object.entries(rendered))("in %s", (_, render) => {
    for (const count of [0, 1, 2]) expect(disagreements(textOf(render(count)))).toEqual([]);
  });
});
