// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { WithRouter } from "@/components/ui/testing/with-router";
import { FigureList } from "./figure-list";
import type { FigureView } from "./figure-view";

afterEach(cleanup);

const figure = (key: string, needsAttention: boolean, count: number | undefined): FigureView => ({
  key,
  word: key,
  tone: "failed",
  count,
  isLowerBound: false,
  change: undefined,
  needsAttention,
  href: "/packs",
});

it("lists what needs attention first, and keeps that order when there is none or it is not known", () => {
  const order = () => screen.getAllByRole("rowheader").map(({ textContent }) => textContent);
  const list = (count: number | undefined) => (
    <FigureList
      label="Figures"
      before={undefined}
      figures={[figure("Deployed", false, 7), figure("Failed", true, count)]}
    />
  );
  const { rerender } = render(list(3), { wrapper: WithRouter });
  for (const count of [3, 0, undefined]) {
    rerender(list(count));
    expect(order()).toEqual(["Failed", "Totals", "Deployed"]);
  }
});

it("says of what a figure is a part, and how it has changed", () => {
  render(
    <FigureList
      label="Figures"
      before={0}
      figures={[{ ...figure("Failed", true, 5), change: 2, group: "active accounts by status" }]}
    />,
    { wrapper: WithRouter },
  );
  const [row] = screen.getAllByRole("row").slice(1);
  if (row === undefined) throw new Error("There is no row.");
  expect(within(row).getByRole("rowheader").textContent).toContain("active accounts by status");
  expect(row.textContent).toContain("2 more");
  expect(screen.queryByText("Totals")).toBeNull();
});
