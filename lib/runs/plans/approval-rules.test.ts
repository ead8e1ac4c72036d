import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ApprovalKind,
  type ApprovalRules,
  isWeaker,
  needsApproval,
  parseApprovalRules,
  strictestRules,
} from "./approval-rules";

describe("the rules of approval", () => {
  it("are kinds of changes, some from a number of accounts on", () => {
    expect(parseApprovalRules(" association:50, policy ,organization-configuration")).toEqual({
      ok: true,
      rules: [
        { kind: "association", fromAccounts: 50 },
        { kind: "policy", fromAccounts: 0 },
        { kind: "organization-configuration", fromAccounts: 0 },
      ],
    });
    expect(parseApprovalRules("")).toEqual({ ok: true, rules: [] });
  });

  it("say in one line what is wrong with them", () => {
    const problem = (text: string) => {
      const parsed = parseApprovalRules(text);
      return parsed.ok ? "" : parsed.problem;
    };
    expect(problem("associations")).toContain('"associations" is no kind of change. Use association, policy');
    expect(problem("association:many")).toContain("needs a whole number of accounts from 1 on");
    expect(problem("association:0")).toContain("needs a whole number of accounts from 1 on");
    expect(problem("aggregator:5")).toContain("can't have a number of accounts");
    expect(problem("policy, policy:3")).toContain('"policy" is named twice');
    expect(problem("policy:1:2")).toContain("is no kind of change");
  });

  it("ask for a second person from their number of accounts on, and for no kind that they don't name", () => {
    const kind = fc.constantFrom(...ApprovalKind.options);
    fc.assert(
      fc.property(kind, kind, fc.nat(1_000), fc.nat(1_000), (named, asked, fromAccounts, accounts) => {
        const rules: ApprovalRules = [{ kind: named, fromAccounts }];
        expect(needsApproval(rules, { kind: asked, accounts })).toBe(
          named === asked && accounts >= fromAccounts,
        );
      }),
    );
  });

  it("are weaker exactly where a change needs approval before and none after", () => {
    const rules = fc.uniqueArray(
      fc.record({ kind: fc.constantFrom(...ApprovalKind.options), fromAccounts: fc.nat(5) }),
      { selector: ({ kind }) => kind },
    );
    fc.assert(
      fc.property(rules, rules, (before, after) => {
        const changes = ApprovalKind.options.flatMap((kind) =>
          [0, 1, 2, 3, 4, 5, 6].map((accounts) => ({ kind, accounts })),
        );
        const escapes = changes.some((each) => needsApproval(before, each) && !needsApproval(after, each));
        expect(isWeaker(after, before)).toBe(escapes);
        expect(isWeaker(strictestRules, before)).toBe(false);
      }),
    );
  });
});
