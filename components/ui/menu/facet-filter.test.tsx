// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FacetFilter } from "./facet-filter";

// The list scrolls its highlighted line into view; a document without layout cannot.
beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const options = [
  { value: "failed", label: "Failed", count: 37 },
  { value: "pending", label: "Pending", count: 12 },
] as const;

function StatusFilter() {
  const [selected, setSelected] = useState<readonly ("failed" | "pending")[]>([]);
  return (
    <>
      <FacetFilter label="Status" options={options} selected={selected} onChange={setSelected} />
      <output>{selected.join(" ")}</output>
    </>
  );
}

it("chooses several values by keyboard alone, and takes them back", async () => {
  render(<StatusFilter />);
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  await screen.findAllByRole("option");
  await userEvent.keyboard("{Enter}{ArrowDown}{Enter}");
  expect(screen.getByText("failed pending")).toBeDefined();
  await userEvent.keyboard("{Enter}");
  expect(screen.queryByText("failed pending")).toBeNull();
});

it("narrows the values by typing", async () => {
  render(<StatusFilter />);
  await userEvent.click(screen.getByRole("button", { name: "Status" }));
  await screen.findAllByRole("option");
  await userEvent.keyboard("pend");
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["Pending12"]);
  await userEvent.keyboard("ing!");
  expect(screen.queryAllByRole("option")).toEqual([]);
});
