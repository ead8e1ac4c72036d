import { describe, expect, it } from "vitest";
import { buildTree } from "@/lib/organizations/tree";
import { accountId, organizationOf } from "@/lib/testing/arbitrary-organization";
import { type ExamplePack, examplePackSnapshot } from "@/lib/testing/example-packs";
import { findContradictions } from "./contradictions";
import type { PackSnapshot } from "./table/pack-snapshot";
import { placePacks } from "./table/placed-packs";

const tree = buildTree(
  organizationOf([-1], [{ parent: 0 }, { parent: 0 }, { parent: -1 }, { parent: -1, state: "SUSPENDED" }]),
);
const fine = {
  0: "CREATE_SUCCESSFUL",
  1: "CREATE_SUCCESSFUL",
  2: "CREATE_SUCCESSFUL",
  3: "CREATE_SUCCESSFUL",
} as const;

function found(
  pack: Omit<ExamplePack, "name">,
  { hasAllAccounts = true, ...meta }: Partial<PackSnapshot["meta"]> & { hasAllAccounts?: boolean } = {},
) {
  const snapshot = examplePackSnapshot([{ name: "cis", ...pack }], meta);
  return findContradictions(placePacks(tree, snapshot), 0, hasAllAccounts);
}

describe("the whole and its accounts", () => {
  it("agree", () => {
    expect(found({ rows: fine, status: "CREATE_SUCCESSFUL" })).toEqual([]);
    expect(found({ rows: { ...fine, 1: "CREATE_IN_PROGRESS" }, status: "CREATE_IN_PROGRESS" })).toEqual([]);
    expect(found({ rows: fine })).toEqual([]);
  });

  it("disagree where the whole is in progress and no account is", () => {
    expect(found({ rows: { ...fine, 0: "CREATE_FAILED" }, status: "CREATE_IN_PROGRESS" })).toEqual([
      { kind: "whole-in-progress", status: "CREATE_IN_PROGRESS", failed: 1, deployed: 3 },
    ]);
  });

  it("disagree where the whole has failed or succeeded and the accounts have not", () => {
    expect(found({ rows: fine, status: "UPDATE_FAILED" })).toMatchObject([{ kind: "whole-failed" }]);
    expect(found({ rows: { ...fine, 0: "UPDATE_FAILED" }, status: "UPDATE_SUCCESSFUL" })).toMatchObject([
      { kind: "whole-successful", failed: 1 },
    ]);
  });
});

describe("the accounts and the organization", () => {
  it("disagree about who belongs to it", () => {
    expect(found({ rows: { ...fine, 9: "CREATE_FAILED" }, excluded: [8] })).toEqual([
      { kind: "row-of-departed", accountIds: [accountId(9)] },
      { kind: "excluded-left", accountIds: [accountId(8)] },
    ]);
  });

  it("disagree where an active account is neither in the pack nor left out", () => {
    const rest = { 0: fine[0], 2: fine[2] };
    expect(found({ rows: rest })).toEqual([{ kind: "without-row", accountIds: [accountId(1)] }]);
    expect(found({ rows: rest, excluded: [1] })).toEqual([]);
    expect(found({ rows: rest, status: "DELETE_IN_PROGRESS" })).toMatchObject([
      { kind: "whole-in-progress" },
    ]);
  });

  it("disagree where an account is left out and has the pack all the same", () => {
    expect(found({ rows: fine, excluded: [2] })).toEqual([
      { kind: "excluded-with-row", accountIds: [accountId(2)] },
    ]);
    expect(found({ rows: { ...fine, 2: "DELETE_FAILED" }, excluded: [2] })).toEqual([]);
  });

  it("are not compared where one of the two is not known", () => {
    const rows = { 0: "CREATE_FAILED", 9: "CREATE_FAILED" } as const;
    const failure = { code: "throttled", message: "Rate exceeded" } as const;
    expect(found({ rows }, { hasAllAccounts: false })).toEqual([]);
    expect(found({ rows }, { complete: false })).toEqual([]);
    expect(found({ rows }, { missingParts: [{ part: "pack-accounts", of: "cis", failure }] })).toEqual([]);
  });
});
