import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "@/lib/format/search-terms";
import { arbitraryOrganization, organizationOf } from "@/lib/testing/arbitrary-organization";
import { pathOf } from "./ancestry";
import { textSearch } from "./text-search";
import { buildTree, NodeKind, type OrgTree } from "./tree";

const organization = organizationOf([-1, 0], [{ parent: 1 }, { parent: -1 }]);
const tree = buildTree({
  ...organization,
  organizationalUnits: organization.organizationalUnits.map((unit, index) => ({
    ...unit,
    name: ["Workloads", "Policy Staging"][index] ?? "",
  })),
});

function found(text: string, inTree = tree): string[] {
  const matches = textSearch(inTree)(text);
  return inTree.names.filter((_, node) => matches[node] === 1);
}

describe("textSearch", () => {
  it.each([
    ["a name, whatever the case", "ACCOUNT-1", ["account-1"]],
    ["a part of an account's id", "00000000001", ["account-1"]],
    ["a part of an OU's id, alone", "test-00000001", ["Policy Staging"]],
    ["an id in the groups the console prints", "1000-0000-0001", ["account-1"]],
    ["an e-mail address", "account-0@example", ["account-0"]],
    ["a path with or without blanks around the slash", "workloads / Policy staging/acc", ["account-0"]],
    [
      "a place by its path, with all that is below",
      "root/work",
      ["Workloads", "Policy Staging", "account-0"],
    ],
    ["an OU by its name, with all that is below", "staging", ["Policy Staging", "account-0"]],
    ["an OU by its whole id, with all that is below", "ou-test-00000001", ["Policy Staging", "account-0"]],
    ["words of a place and of an account, in any order", "account work staging", ["account-0"]],
    ["a root by its whole name, with all that is below", "root account", ["account-0", "account-1"]],
    ["a root by a part of its name, alone", "roo", ["Root"]],
    ["nothing where a word is missing", "account-0 account-1", []],
  ])("finds %s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("lets everything through when nothing is typed", () => {
    expect(found("  ")).toHaveLength(tree.size);
  });

  it("finds a name by what is seen of it", () => {
    const plain = organizationOf([-1], [{ parent: 0 }, { parent: 0 }]);
    const [first, second] = plain.accounts;
    if (first === undefined || second === undefined) throw new Error("There are two accounts.");
    const accounts = [
      { ...first, name: "  two  spaces " },
      { ...second, name: "" },
    ];
    const seen = buildTree({ ...plain, accounts });
    expect(found("two spaces", seen)).toEqual(["  two  spaces "]);
    expect(found("ou 0 / two spaces", seen)).toEqual(["  two  spaces "]);
    expect(found(second.id, seen)).toEqual([""]);
  });

  it("finds each account by its own path, and by the words of it in any order", () => {
    fc.assert(
      fc.property(arbitraryOrganization, (input) => {
        const anyTree = buildTree(input);
        const search = textSearch(anyTree);
        for (let node = 0; node < anyTree.size; node++) {
          if (anyTree.kind[node] !== NodeKind.Account) continue;
          const path = pathOf(anyTree, node);
          expect(search(path)[node]).toBe(1);
          expect(search(path.split(" › ").reverse().join(" "))[node]).toBe(1);
        }
      }),
    );
  });

  it("includes all that is below an OU that it finds by name", () => {
    fc.assert(
      fc.property(arbitraryOrganization, fc.string(), fc.nat(11), (input, query, at) => {
        const anyTree = buildTree(input);
        const texts = [`OU ${at}`, query];
        for (const text of texts) {
          const matches = textSearch(anyTree)(text);
          for (let node = 1; node < anyTree.size; node++) {
            const parent = anyTree.parent[node] ?? 0;
            if (parent !== 0 && matches[parent] === 1 && isByName(anyTree, parent, text)) {
              expect(matches[node]).toBe(1);
            }
          }
        }
      }),
    );
  });
});

function isByName(anyTree: OrgTree, node: number, text: string): boolean {
  const path = pathOf(anyTree, node).toLowerCase();
  return wordsOf(text).every((word) => path.slice("Root".length).includes(word));
}
