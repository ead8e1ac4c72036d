// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { packsMissing } from "@/lib/aws-config/packs/pack-figures";
import { AbsentBadge } from "./account-cells";
import { PacksSummaryBar } from "../packs-summary-bar";

afterEach(cleanup);

const totals = { packs: 3, packsFailed: 1, failed: 5, inProgress: 2, deployed: 90, deleted: 0, unknown: 0 };
const failure = { code: "throttled", message: "Rate exceeded" } as const;

it.each([
  ["nothing is missing", [], [false, false]],
  ["the list of packs was not answered", [{ part: "packs" }], [true, true]],
  ["a pack has no name", [{ part: "packs", isPartial: true }], [true, true]],
  ["the accounts of a pack were not answered", [{ part: "pack-accounts", of: "cis" }], [false, true]],
  [
    "some accounts of a pack are missing",
    [{ part: "pack-accounts", of: "cis", isPartial: true }],
    [false, true],
  ],
  ["the statuses of the packs were not answered", [{ part: "pack-statuses" }], [false, false]],
] as const)(
  "numbers of all packs are lower bounds where they have to be: %s",
  (_, parts, [packs, accounts]) => {
    const missingParts = parts.map((part) => ({ ...part, failure }));
    render(
      <PacksSummaryBar
        totals={totals}
        missing={packsMissing({ complete: true, missingParts })}
        departed={0}
        onFilter={() => undefined}
      />,
    );
    const [whole, ...outcomes] = screen.getAllByRole("button").slice(0, 5);
    expect(whole?.textContent.startsWith("at least")).toBe(packs);
    for (const button of outcomes) expect(button.textContent.includes("at least")).toBe(accounts);
  },
);

it("an account that the tree doesn't hold has left only where every account was read", () => {
  const { rerender } = render(<AbsentBadge hasAllAccounts />);
  expect(screen.getByText("left the organization")).toBeDefined();
  rerender(<AbsentBadge hasAllAccounts={false} />);
  expect(screen.queryByText("left the organization")).toBeNull();
  expect(screen.getByText("membership not known").title).toContain("Not every account");
});
