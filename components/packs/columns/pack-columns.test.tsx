// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { orderOf, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { examplePackSnapshot } from "@/lib/testing/example-packs";
import { packSources } from "./pack-column";
import { descendingFirst, orderedPacks, type PackColumnKey, shownPackColumns } from "./pack-columns";
import { PacksTable } from "../packs-table";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined, prefetch: () => undefined }),
}));
afterEach(cleanup);

const rows = packSources(
  examplePackSnapshot([
    { name: "baseline", rows: { 1: "CREATE_SUCCESSFUL" }, excluded: [2, 3], status: "CREATE_SUCCESSFUL" },
    { name: "pci", rows: { 1: "CREATE_FAILED", 2: "UPDATE_FAILED" }, status: "CREATE_FAILED" },
    { name: "logging", rows: { 1: "DELETE_FAILED" }, excluded: [2], status: "UPDATE_IN_PROGRESS" },
  ]),
);

function names(sort: PackColumnKey, direction: "ascending" | "descending"): string[] {
  return orderedPacks(rows, { sort, direction }).map(({ name }) => name);
}

it("orders packs by each column, both ways, and those that are alike by name", () => {
  expect(names("name", "ascending")).toEqual(["baseline", "logging", "pci"]);
  expect(names("name", "descending")).toEqual(["pci", "logging", "baseline"]);
  expect(names("status", "ascending")).toEqual(["pci", "logging", "baseline"]);
  expect(names("failed", "descending")).toEqual(["pci", "logging", "baseline"]);
  expect(names("excluded", "descending")).toEqual(["baseline", "logging", "pci"]);
  expect(names("updated", "descending")).toEqual(["baseline", "logging", "pci"]);
});

it("puts packs that have nothing to compare last, whichever way the others are sorted", () => {
  const delivered = rows.map((row) =>
    row.name === "pci" ? row : { ...row, pack: { ...row.pack, deliveryS3Bucket: `results-${row.name}` } },
  );
  const ordered = (direction: "ascending" | "descending") =>
    orderedPacks(delivered, { sort: "bucket", direction }).map(({ name }) => name);
  expect(ordered("ascending")).toEqual(["baseline", "logging", "pci"]);
  expect(ordered("descending")).toEqual(["logging", "baseline", "pci"]);
});

function SortableTable() {
  const [written, setWritten] = useState<WrittenOrder<PackColumnKey>>({ sort: "name", direction: null });
  const order = orderOf(written, descendingFirst);
  return (
    <PacksTable
      columns={shownPackColumns([], order.sort, "deployment")}
      rows={orderedPacks(rows, order)}
      order={order}
      onSort={setWritten}
    />
  );
}

it("is sorted from the header by mouse and keyboard, and says how", async () => {
  render(<SortableTable />);
  const header = (name: string) => screen.getByRole("columnheader", { name });
  const shown = () => screen.getAllByRole("rowheader").map(({ textContent }) => textContent);
  expect(header("Pack").getAttribute("aria-sort")).toBe("ascending");
  expect(header("Deployed by").getAttribute("aria-sort")).toBeNull();

  await userEvent.click(screen.getByRole("button", { name: "Accounts by status" }));
  expect(shown()).toEqual(["pci", "logging", "baseline"]);
  expect(header("Accounts by status").getAttribute("aria-sort")).toBe("descending");
  expect(header("Pack").getAttribute("aria-sort")).toBe("none");

  await userEvent.keyboard("{Enter}");
  expect(header("Accounts by status").getAttribute("aria-sort")).toBe("ascending");
  expect(shown()).toEqual(["baseline", "logging", "pci"]);

  await userEvent.tab();
  await userEvent.keyboard(" ");
  expect(header("Excluded").getAttribute("aria-sort")).toBe("descending");
});
