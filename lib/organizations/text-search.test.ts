import { describe, expect, it } from "vitest";
import { organizationOf } from "@/lib/testing/arbitrary-organization";
import { textSearch } from "./text-search";
import { buildTree } from "./tree";

const tree = buildTree(organizationOf([-1, 0], [{ parent: 1 }, { parent: -1 }]));

function found(text: string): string[] {
  const matches = textSearch(tree)(text);
  return tree.names.filter((_, node) => matches[node] === 1);
}

describe("textSearch", () => {
  it.each([
    ["a name, whatever the case", "ACCOUNT-1", ["account-1"]],
    ["a part of an id", "000000001", ["OU 1", "account-1"].slice(1)],
    ["an id in the groups the console prints", "1000-0000-0001", ["account-1"]],
    ["an e-mail address", "account-0@example", ["account-0"]],
    ["a path with or without blanks around the slash", "ou 0 / OU 1/acc", ["account-0"]],
    ["a place by its path, with all that is below", "root/ou 0/", ["OU 0", "OU 1", "account-0"]],
  ])("finds %s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("lets everything through when nothing is typed", () => {
    expect(found("  ")).toHaveLength(tree.size);
  });
});
