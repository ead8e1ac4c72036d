// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { coverageOf } from "@/lib/aws-config/aggregators/sources/coverage";
import { aggregatorRow } from "@/lib/aws-config/aggregators/aws/operations-wire";
import { WithRouter } from "@/components/ui/testing/with-router";
import { AccountId, Region } from "@/lib/core/identifiers";
import { accountStates } from "@/lib/organizations/model";
import { buildTree } from "@/lib/organizations/tree";
import { accountId, organizationOf } from "@/lib/testing/arbitrary-organization";
import { accountPlaces } from "../account-places";
import { CoverageTab } from "./coverage-tab";
import { aggregatorParsers } from "@/components/inventory/addresses/aggregators-address";
import { createLoader } from "nuqs/server";

afterEach(cleanup);

const tree = buildTree(organizationOf([-1], [{ parent: 0 }, { parent: 0 }]));
const management = AccountId.parse(accountId(1));
const row = {
  ConfigurationAggregatorName: "everything",
  OrganizationAggregationSource: { RoleArn: "arn:aws:iam::444455556666:role/config", AllAwsRegions: true },
};
const aggregator = aggregatorRow(Region.parse("eu-west-1")).parse(row);
const params = createLoader(aggregatorParsers)(new URLSearchParams());

function draw(hasAllAccounts: boolean, of = tree) {
  render(
    <CoverageTab
      aggregator={aggregator}
      coverage={coverageOf(aggregator.source, of, new Set([accountId(0)]))}
      isRead
      organization={{
        tree: of,
        managementAccountId: management,
        hasAllAccounts,
        placeOf: accountPlaces(of, hasAllAccounts),
        failure: undefined,
        isPending: false,
      }}
      params={params}
      onChange={() => undefined}
    />,
    { wrapper: WithRouter },
  );
}

it("names the management account where AWS reports nothing for it, as no failure", () => {
  draw(true);
  expect(
    screen.getByText(new RegExp(`The management account ${management} isn’t collected from`)),
  ).toBeDefined();
  expect(screen.getByText(/this is no failure/)).toBeDefined();
  expect(screen.getByRole("button", { name: "1 not covered" })).toBeDefined();
  expect(screen.getByRole("button", { name: "0 not in the organization" })).toBeDefined();
});

it("does not say that an account is no member where accounts are missing", () => {
  draw(false);
  expect(screen.queryByText(/not in the organization/)).toBeNull();
  expect(screen.getByText(/Not every account of the organization could be read/)).toBeDefined();
});

it("counts an account without a known state neither as active nor as closed", () => {
  const state = tree.state.map((each, node) =>
    tree.ids[node] === accountId(0) ? accountStates.length : each,
  );
  draw(true, { ...tree, state });
  expect(screen.getByText(/The state of 1 account is not known/)).toBeDefined();
  expect(screen.getByRole("button", { name: "0 suspended or closed" })).toBeDefined();
});
