import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveContent, mergePolicies } from "./effective-policy";

/** The effective policy of documents attached one below the other, outermost first. */
function merged(...levels: readonly (readonly object[])[]): unknown {
  return effectiveContent(
    mergePolicies(
      levels.map((documents, level) =>
        documents.map((document, index) => ({ id: `p-${level}-${index}`, document })),
      ),
    ),
  );
}

/** The examples of https://docs.aws.amazon.com/organizations/latest/userguide/inheritance-examples.html, in Regions. */
describe("the effective policy of an account", () => {
  const root = { securityhub: { enable_in_regions: { "@@assign": ["eu-west-1", "eu-west-2"] } } };

  it("has a child's assigned values in place of the inherited ones, and what the parent does not set besides", () => {
    const child = {
      securityhub: {
        enable_in_regions: { "@@assign": ["us-east-1"] },
        disable_in_regions: { "@@assign": ["eu-north-1"] },
      },
    };
    expect(merged([root], [child])).toEqual({
      securityhub: { enable_in_regions: ["us-east-1"], disable_in_regions: ["eu-north-1"] },
    });
  });

  it("has a child's appended values after the inherited ones, each once", () => {
    const child = { securityhub: { enable_in_regions: { "@@append": ["eu-west-2", "us-east-1"] } } };
    expect(merged([root], [], [child])).toEqual({
      securityhub: { enable_in_regions: ["eu-west-1", "eu-west-2", "us-east-1"] },
    });
  });

  it("lacks what a child removes, and the setting with its last value", () => {
    const one = { securityhub: { enable_in_regions: { "@@remove": ["eu-west-1", "ap-south-1"] } } };
    expect(merged([root], [one])).toEqual({ securityhub: { enable_in_regions: ["eu-west-2"] } });
    const all = { securityhub: { enable_in_regions: { "@@remove": ["eu-west-1", "eu-west-2"] } } };
    expect(merged([root], [all])).toBeUndefined();
  });

  it("keeps what the parent locks, and takes what it allows", () => {
    const locked = {
      securityhub: {
        enable_in_regions: {
          "@@operators_allowed_for_child_policies": ["@@none"],
          "@@assign": ["eu-west-1"],
        },
        disable_in_regions: {
          "@@operators_allowed_for_child_policies": ["@@append"],
          "@@assign": ["us-east-1"],
        },
      },
    };
    const child = {
      securityhub: {
        enable_in_regions: { "@@assign": ["us-west-2"] },
        disable_in_regions: { "@@append": ["us-east-2"], "@@remove": ["us-east-1"] },
      },
    };
    const effective = {
      securityhub: { enable_in_regions: ["eu-west-1"], disable_in_regions: ["us-east-1", "us-east-2"] },
    };
    expect(merged([locked], [child])).toEqual(effective);
    // A child can't take a limit back for its own children.
    const free = {
      securityhub: { enable_in_regions: { "@@operators_allowed_for_child_policies": ["@@all"] } },
    };
    expect(merged([locked], [free], [child])).toEqual(effective);
  });

  it("obeys the intersection of the limits of two policies at one place", () => {
    const appendOnly = {
      list: { "@@operators_allowed_for_child_policies": ["@@append"], "@@assign": ["a"] },
    };
    const appendOrRemove = { list: { "@@operators_allowed_for_child_policies": ["@@append", "@@remove"] } };
    const child = { list: { "@@append": ["b"], "@@remove": ["a"] } };
    expect(merged([appendOnly, appendOrRemove], [child])).toEqual({ list: ["a", "b"] });
  });

  it("has the value of the policy that was attached first where two at one place assign", () => {
    const first = { key: { "@@assign": "PROJECT" }, list: { "@@append": ["a"] } };
    const second = { key: { "@@assign": "project" } };
    expect(merged([first, second])).toEqual({ key: "PROJECT", list: ["a"] });
  });

  it("locks a whole branch with one limit", () => {
    const locked = {
      services: { "@@operators_allowed_for_child_policies": ["@@none"], a: { x: { "@@assign": 1 } } },
    };
    const child = { services: { a: { x: { "@@assign": 2 } }, b: { x: { "@@assign": 3 } } } };
    expect(merged([locked], [child])).toEqual({ services: { a: { x: 1 } } });
  });

  it("never changes below a level that allows nothing, whatever is attached there", () => {
    const regions = fc.array(fc.constantFrom("eu-west-1", "eu-west-2", "us-east-1"), { maxLength: 3 });
    const operator = fc.constantFrom("@@assign", "@@append", "@@remove");
    const anyPolicy = fc
      .array(fc.tuple(fc.constantFrom("enable_in_regions", "disable_in_regions"), operator, regions))
      .map((settings) => ({
        securityhub: Object.fromEntries(settings.map(([list, name, values]) => [list, { [name]: values }])),
      }));
    const lock = { securityhub: { "@@operators_allowed_for_child_policies": ["@@none"] } };
    fc.assert(
      fc.property(anyPolicy, fc.array(fc.array(anyPolicy)), (outer, inner) => {
        expect(merged([outer, lock], ...inner)).toEqual(merged([outer]));
      }),
    );
  });
});
