import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import {
  accountId,
  arbitraryOrganization,
  organizationOf,
  rootId,
  unitId,
} from "@/lib/testing/arbitrary-organization";
import { pathOf } from "./ancestry";
import { nodeLookup } from "./node-lookup";
import { parseTargetList, withReplacement } from "./target-list";
import { buildTree, type OrgTree, type TreeInput } from "./tree";

/** Root › (OU 0 › (Prod, OU 2 › Prod), CI/CD); accounts by name and OU. */
const example = ((): OrgTree => {
  const input = organizationOf([-1, 0, 0, 2, -1], [{ parent: 1 }, { parent: 3 }, { parent: -1 }]);
  const names = ["Workloads", "Prod", "Retail", "Prod", "CI/CD"];
  const accounts = ["payments", "payments", "Audit, 2nd"];
  return buildTree({
    ...input,
    organizationalUnits: input.organizationalUnits.map((unit, index) => ({
      ...unit,
      name: names[index] ?? "",
    })),
    accounts: input.accounts.map((account, index) => ({ ...account, name: accounts[index] ?? "" })),
  });
})();

const read = (text: string) => {
  const { nodes, problems, duplicates } = parseTargetList(example, text);
  return {
    ids: nodes.map((node) => example.ids[node]),
    problems: problems.map(({ text: part, line, reason, candidates }) => ({
      part,
      line,
      reason,
      candidates: candidates.map((node) => example.ids[node]),
    })),
    duplicates,
  };
};

describe("parseTargetList", () => {
  it.each([
    ["an account id", "100000000000", accountId(0)],
    ["an account id in groups", "1000-0000-0001", accountId(1)],
    ["the ARN of a role", "arn:aws:iam::100000000001:role/x", accountId(1)],
    ["an OU id", unitId(2), unitId(2)],
    ["the root's id", rootId, rootId],
    ["a name that occurs once", "Retail", unitId(2)],
    ["a name in another case", "retail", unitId(2)],
    ["a name with a comma", "Audit, 2nd", accountId(2)],
    ["a name in quotes", '"Audit, 2nd"', accountId(2)],
    ["a name with a slash", "CI/CD", unitId(4)],
    ["an e-mail address", "Account-1@example.com", accountId(1)],
    ["a path from the root", "Root/Workloads/Prod", unitId(1)],
    ["a path as it is shown", "Root › Workloads › Retail › Prod", unitId(3)],
    ["a path without the root", "/Workloads/Prod/", unitId(1)],
    ["the end of a path", "Retail > Prod", unitId(3)],
    ["a backslash", "Workloads\\Prod", unitId(1)],
    ["the path of an account", "Workloads/Prod/payments", accountId(0)],
    ["a CSV's row with an id", "100000000001,payments,someone@example.org", accountId(1)],
  ])("finds %s", (_what, text, id) => {
    expect(read(text)).toEqual({ ids: [id], problems: [], duplicates: 0 });
  });

  it("reads several in a line, and leaves a CSV's headings alone", () => {
    expect(read('Account ID,Name\r\n100000000000,payments\r\n"Retail"; Workloads\r\n')).toEqual({
      ids: [accountId(0), unitId(2), unitId(0)],
      problems: [],
      duplicates: 0,
    });
  });

  it("reads JSON by its ids and names", () => {
    expect(read('[\n  "Retail",\n  "100000000001"\n]').ids).toEqual([unitId(2), accountId(1)]);
  });

  it("says which line is ambiguous, and between what", () => {
    expect(read("Retail\n\nProd\npayments")).toEqual({
      ids: [unitId(2)],
      problems: [
        { part: "Prod", line: 3, reason: "ambiguous", candidates: [unitId(1), unitId(3)] },
        { part: "payments", line: 4, reason: "ambiguous", candidates: [accountId(0), accountId(1)] },
      ],
      duplicates: 0,
    });
  });

  it("says what is not in the organization, and what is none", () => {
    const { ids, problems } = read("999988887777\nou-test-zzzzzzzz\nRetial, Retail\n00000000\n1.0E+11");
    expect(ids).toEqual([unitId(2)]);
    expect(problems.map(({ part, line, reason }) => [part, line, reason])).toEqual([
      ["999988887777", 1, "not-in-organization"],
      ["ou-test-zzzzzzzz", 2, "not-in-organization"],
      ["Retial", 3, "unknown"],
      ["00000000", 4, "unknown"],
      ["1.0E+11", 5, "rounded"],
    ]);
  });

  it("offers the account whose id lost its zeros, where there is one", () => {
    const input = organizationOf([], [{ parent: -1 }]);
    const id = AccountId.parse("000123456789");
    const tree = buildTree({ ...input, accounts: input.accounts.map((account) => ({ ...account, id })) });
    expect(parseTargetList(tree, "123456789").problems).toMatchObject([
      { reason: "too-short", candidates: [1] },
    ]);
  });

  it("counts what comes more than once", () => {
    expect(read("Retail\nretail\n100000000000\n1000 0000 0000").duplicates).toBe(2);
  });

  it("replaces what was ambiguous where it stands", () => {
    const text = "payments-x, Prod\n  Prod";
    const [, second, third] = parseTargetList(example, text).problems;
    if (second === undefined || third === undefined) throw new Error("There are three problems.");
    expect(withReplacement(text, third, unitId(3))).toBe(`payments-x, Prod\n  ${unitId(3)}`);
    expect(withReplacement(text, second, unitId(1))).toBe(`payments-x, ${unitId(1)}\n  Prod`);
  });

  /** Organizations with few names, so that many are ambiguous. */
  const organizations = fc
    .tuple(arbitraryOrganization, fc.array(fc.constantFrom("a", "b", "A", "a/b", "b › c"), { minLength: 1 }))
    .map(([input, names]): TreeInput => ({
      ...input,
      organizationalUnits: input.organizationalUnits.map((unit, index) => ({
        ...unit,
        name: names[index % names.length] ?? "",
      })),
    }));

  it("names every target by its path, or says that the path is ambiguous", () => {
    fc.assert(
      fc.property(organizations, (input) => {
        const tree = buildTree(input);
        for (let node = 0; node < tree.size; node++) {
          const { nodes, problems } = parseTargetList(tree, pathOf(tree, node));
          if (nodes.length > 0) expect(nodes).toEqual([node]);
          else expect(problems[0]?.candidates).toContain(node);
        }
      }),
    );
  });

  it("finds every id in any order, each once, and drops no line", () => {
    fc.assert(
      fc.property(arbitraryOrganization, fc.array(fc.nat()), fc.array(fc.string()), (input, picks, noise) => {
        const tree = buildTree(input);
        const lookup = nodeLookup(tree);
        const ids = picks.map((pick) => tree.ids[pick % tree.size] ?? "");
        const { nodes } = parseTargetList(tree, ids.join("\n"));
        expect(nodes).toEqual([...new Set(ids)].map((id) => lookup(id)));
        const lines = noise.map((each) => `no target ${each.replaceAll(/[\s,;|"]/g, "")}`);
        const { problems } = parseTargetList(tree, lines.join("\n"));
        expect(problems.map(({ line }) => line)).toEqual(lines.map((_line, index) => index + 1));
      }),
    );
  });
});
