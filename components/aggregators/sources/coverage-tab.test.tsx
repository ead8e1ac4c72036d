// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { coverageOf } from "@/lib/aws-config/aggregators/sources/coverage";
import { aggregatorRow } from "@/lib/aws-config/aggregators/aws/operations-wire";
import { WithRouter } from "@/components/ui/testing/with-router";
import { AccountId, Region } from "@/lib/core/identifiers";
import { accountStates } from "@/lib/organizations/model";
import { buildTree } from "@/lib/organizations/tree";
import { accountId, organizationOf } from "@/lib/testing/arbitrary-organization";
import { accountPlaces } from "../account-places";
import { orderedCoverage } from "./coverage-items";
import { CoverageTab } from "./coverage-tab";
import { aggregatorParsers, type CoverageSort } from "@/components/inventory/addresses/aggregators-address";
import { createLoader } from "nuqs/server";

afterEach(cleanup);

const tree = buildTree(organizationOf([-1], [{ parent: 0 }, { parent: 0 }]));
const management = AccountId.parse(accountId(1));
const row = {
  ConfigurationAggregatorName: "everything",
  OrganizationAggregationSource: { RoleArn: "arn:aws:iam::444455556666:role/config", AllAwsRegions: true },
};
const aggregator = aggregatorRow(Region.parse("eu-west-1")).parse(row);
const paramsOf = createLoader(aggregatorParsers);
const params = paramsOf(new URLSearchParams());

function draw(hasAllAccounts: boolean, of = tree, reported = [accountId(0)], onChange = vi.fn()) {
  render(
    <CoverageTab
      detail={{ aggregator, fingerprint: "", readAt: 0, missingParts: [] }}
      coverage={coverageOf(aggregator.source, of, new Set(reported))}
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
      onChange={onChange}
    />,
    { wrapper: WithRouter },
  );
  return onChange;
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

it("is sorted by keyboard from a menu", async () => {
  const onChange = draw(true, tree, []);
  screen.getByRole("button", { name: "Sort" }).focus();
  await userEvent.keyboard("{Enter}");
  await userEvent.click(await screen.findByRole("menuitemradio", { name: "Name" }));
  expect(onChange).toHaveBeenCalledWith({ coverageSort: "name", coverageDirection: null });
});

it("orders the accounts by name and by id, both ways, and keeps the organization's order otherwise", () => {
  const ids: string[] = [2, 10, 1].map(accountId);
  const named = new Map(ids.map((id, index) => [id, ["web-10", "web-2", "api"][index] ?? ""]));
  const placeOf = (id: string) => ({ ...accountPlaces(tree, true)(id), name: named.get(id) ?? "" });
  const order = (sort: CoverageSort, direction: "ascending" | "descending") =>
    orderedCoverage(ids, { sort, direction }, placeOf).map((id) => named.get(id));
  expect(order("name", "ascending")).toEqual(["api", "web-2", "web-10"]);
  expect(order("name", "descending")).toEqual(["web-10", "web-2", "api"]);
  expect(order("id", "ascending")).toEqual(["api", "web-10", "web-2"]);
  expect(order("place", "ascending")).toEqual(["web-10", "web-2", "api"]);
});
