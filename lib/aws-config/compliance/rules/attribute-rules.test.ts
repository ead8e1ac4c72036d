import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PackName } from "@/lib/aws-config/packs/model";
import { AccountId } from "@/lib/core/identifiers";
import { type RuleCompliance, RuleName } from "../model";
import { attributeRules } from "./attribute-rules";

const accountId = AccountId.parse("111122223333");
const [cis, pci, iam] = ["CIS", "PCI", "IAM"].map((name) => PackName.parse(name));

function failing(rule: string, packId: string): RuleCompliance {
  const ruleName = RuleName.parse(`${rule}-conformance-pack-${packId}`);
  return { ruleName, accountId, type: "NON_COMPLIANT", failing: 1 };
}

function pack(name: PackName | undefined, nonCompliantRules: number | undefined, rules?: readonly string[]) {
  if (name === undefined) throw new Error("There is no such pack.");
  return { name, nonCompliantRules, rules: rules && new Set(rules) };
}

describe("the rules of an account", () => {
  it("are of the pack that has them and fails as many", () => {
    const rules = [failing("root-mfa", "abcdefgh"), failing("ssh", "abcdefgh"), failing("ssh", "ijklmnop")];
    const { byPack, others } = attributeRules(rules, [
      pack(cis, 2, ["root-mfa", "ssh", "trail"]),
      pack(pci, 1, ["ssh", "trail"]),
    ]);
    expect([...byPack].map(([name, found]) => [name, found.map(({ rule }) => rule)])).toEqual([
      ["CIS", ["root-mfa", "ssh"]],
      ["PCI", ["ssh"]],
    ]);
    expect(others).toEqual([]);
  });

  it("are of any of the packs where these fail the same", () => {
    const rules = [failing("ssh", "abcdefgh"), failing("ssh", "ijklmnop")];
    const { byPack, others } = attributeRules(rules, [pack(cis, 1, ["ssh"]), pack(pci, 1, ["ssh", "trail"])]);
    expect([...byPack.keys()].sort()).toEqual(["CIS", "PCI"]);
    expect(others).toEqual([]);
  });

  it("are of none where two packs that others deployed could be ours", () => {
    const rules = [failing("ssh", "abcdefgh"), failing("trail", "ijklmnop")];
    const { byPack, others } = attributeRules(rules, [pack(cis, 1, ["ssh", "trail"])]);
    expect(byPack.size).toBe(0);
    expect(others).toHaveLength(2);
  });

  it("are passed over where they are of no pack", () => {
    const securityHub = { ...failing("x", "abcdefgh"), ruleName: RuleName.parse("securityhub-s3-1234") };
    expect(attributeRules([securityHub], [pack(iam, 1)])).toEqual({ byPack: new Map(), others: [] });
  });

  it("are each in one place, whatever packs there are", () => {
    const names = fc.subarray(["a", "b", "c", "d", "e"], { minLength: 1 });
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 3 }), (groups) => {
        const rules = groups.flatMap((group, index) => group.map((rule) => failing(rule, `packid0${index}`)));
        const packs = groups.map((group, index) => pack([cis, pci, iam][index], group.length, group));
        const { byPack, others } = attributeRules(rules, packs);
        const placed = [...byPack.values()].flat().length + others.length;
        expect(placed).toBe(rules.length);
        for (const [name, found] of byPack) {
          const own = packs.find((each) => each.name === name);
          expect(found.every(({ rule }) => own?.rules?.has(rule))).toBe(true);
        }
      }),
    );
  });
});
