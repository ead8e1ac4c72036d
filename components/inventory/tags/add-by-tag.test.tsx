// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AccountId, RootId } from "@/lib/core/identifiers";
import { keys } from "@/lib/query/keys";
import { emptyTagColumns } from "@/lib/organizations/tags/tag-codec";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import { buildTree } from "@/lib/organizations/tree";
import { AddByTag } from "./add-by-tag";

beforeEach(() => {
  // The lock of the tab that holds the stream of news; happy-dom has none, and no stream either.
  const locks = { request: () => new Promise(() => undefined), query: () => Promise.resolve({}) };
  Object.defineProperty(navigator, "locks", { configurable: true, value: locks });
});
afterEach(cleanup);

const rootId = RootId.parse("r-ab12");
const ids = ["111122223331", "111122223332", "111122223333"].map((id) => AccountId.parse(id));
const tree = buildTree({
  root: { id: rootId, name: "Root" },
  organizationalUnits: [],
  accounts: ids.map((id, index) => ({
    id,
    name: `account-${index + 1}`,
    email: "",
    ancestorIds: [rootId],
    parentId: rootId,
  })),
});

/** The first two have been read: `env=prod` each; the third has not. */
function snapshot(): TagSnapshot {
  const columns = emptyTagColumns(3, 2);
  columns.readAt.set([1_780_000_000, 1_780_000_000, 0]);
  columns.start.set([0, 1, 2, 2]);
  columns.value.set([1, 1]);
  const meta = { version: "1", takenAt: 0, complete: true, dueSince: 0, missingParts: [] };
  return { meta, ids, texts: ["env", "prod"], columns };
}

const client = new QueryClient();
client.setQueryData(keys.accountTags.snapshot(), snapshot());

function Tags({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

it("adds the accounts that have a tag and aren't selected, and names those whose tags haven't been read", () => {
  const added: (string | undefined)[] = [];
  render(
    <AddByTag
      tree={tree}
      parameters={["env:prod"]}
      selected={[ids[0] ?? ""]}
      onAdd={(nodes) => added.push(...nodes.map((node) => tree.ids[node]))}
    />,
    { wrapper: Tags },
  );
  expect(screen.getByRole("status").textContent).toBe("env = prod: 2 accounts");
  expect(screen.getByText(/^The tags of 1 account haven't been read/).textContent).toContain("account-3");
  fireEvent.click(screen.getByRole("button", { name: "Add 1 account" }));
  expect(added).toEqual([ids[1]]);
});

it("says that all are selected, and asks for nothing without a tag", () => {
  const { rerender } = render(
    <AddByTag tree={tree} parameters={["env:prod"]} selected={ids} onAdd={() => undefined} />,
    { wrapper: Tags },
  );
  expect(screen.getByRole("status").textContent).toBe("env = prod: 2 accounts, all selected");
  rerender(<AddByTag tree={tree} parameters={[]} selected={[]} onAdd={() => undefined} />);
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.queryByText(/haven't been read/)).toBeNull();
});
