import { afterAll, beforeAll, expect, it } from "vitest";
import { AccountId, OrganizationalUnitId } from "@/lib/core/identifiers";
import type { Grantee } from "@/lib/identity/grants";
import { lineage } from "@/lib/organizations/ancestry";
import { AssociationKind } from "@/lib/security-hub/governance/governance";
import { withTestDatabase } from "@/lib/testing/test-database";
import { type RunsUnderTest, runsUnderTest } from "@/lib/runs/testing/runs-under-test";
import { refusalOfOwnTargets } from "./require-own-targets";

withTestDatabase();
let test: RunsUnderTest;
beforeAll(async () => {
  test = await runsUnderTest({ accounts: 120, settleMs: 0 });
});
afterAll(() => test.close());

it("lets an administrator of OUs change a policy only where all that it reaches is theirs", async () => {
  const { tree, governance } = test.snapshot;
  /** The highest OUs that the targets of a policy are in; undefined where the root or an account outside of OUs is among them. */
  const homesOf = (policy: number) => {
    const nodes = tree.ids.flatMap((_id, node) =>
      governance.type[node] === AssociationKind.Applied && governance.policy[node] === policy ? [node] : [],
    );
    const homes = nodes.map((node) =>
      lineage(tree, node)
        .map((each) => OrganizationalUnitId.safeParse(tree.ids[each]).data)
        .findLast((id) => id !== undefined),
    );
    return homes.includes(undefined) ? undefined : [...new Set(homes.flatMap((home) => home ?? []))];
  };
  const limitedTo = (...ous: OrganizationalUnitId[]): Grantee => ({
    grants: ous.map((organizationalUnit) => ({ role: "administrator", organizationalUnit })),
  });
  const cases = governance.policies.map(({ id }, policy) => ({ id, homes: homesOf(policy) }));
  const inside = cases.find(({ homes }) => homes !== undefined && homes.length > 0);
  const above = cases.find(({ homes }) => homes === undefined);
  const [home] = inside?.homes ?? [];
  if (inside?.homes === undefined || home === undefined || above === undefined)
    throw new Error("The world applies policies to the root and to OUs.");
  const elsewhere = tree.ids
    .flatMap((id) => OrganizationalUnitId.safeParse(id).data ?? [])
    .find((id) => isBelowNone(id));
  if (elsewhere === undefined) throw new Error("The world has another OU.");

  expect(await refusalOfOwnTargets(limitedTo(...inside.homes), "policy:write", [inside.id])).toBeUndefined();
  expect(
    await refusalOfOwnTargets(limitedTo(...inside.homes), "policy:write", [`${inside.id}, first`]),
  ).toBeUndefined();
  for (const refused of [
    await refusalOfOwnTargets(limitedTo(elsewhere), "policy:write", [inside.id]),
    await refusalOfOwnTargets(limitedTo(home), "policy:write", [above.id]),
  ]) {
    expect(refused).toMatchObject({ code: "forbidden", missing: "policy:write" });
    expect(refused?.message).toContain("A change of a policy reaches all that it is applied to.");
    expect(refused?.message).toContain("outside of it");
  }
  expect(await refusalOfOwnTargets(limitedTo(home), "policy:write", ["policy New"])).toBeUndefined();

  function isBelowNone(id: OrganizationalUnitId): boolean {
    const node = tree.ids.indexOf(id);
    return !lineage(tree, node).some((each) => inside?.homes?.some((own) => own === tree.ids[each]));
  }
});

it("does not take an account for a policy", async () => {
  const [account] = test.accounts;
  const [unit] = test.units;
  const grantee: Grantee = {
    grants: [{ role: "administrator", organizationalUnit: OrganizationalUnitId.parse(unit) }],
  };
  expect(AccountId.safeParse(account).success).toBe(true);
  expect(await refusalOfOwnTargets(grantee, "association:write", ["000000000000"])).toMatchObject({
    code: "forbidden",
  });
});
