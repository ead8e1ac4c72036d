import { expect, it } from "vitest";
import { AccountId, OrganizationalUnitId, RootId } from "@/lib/core/identifiers";
import { buildTree } from "@/lib/organizations/tree";
import { can, limitsOf, roleNames } from "./grants";
import { grantsNamed, grantsOf, parseGroupRoles } from "./group-roles";
import { refusalOfTargets } from "./limits";
import { permissions, roles, rolesWith } from "./permissions";

const ou = OrganizationalUnitId.parse("ou-ab12-aaaaaaaa");
const below = OrganizationalUnitId.parse("ou-ab12-bbbbbbbb");
const beside = OrganizationalUnitId.parse("ou-ab12-cccccccc");
const root = RootId.parse("r-ab12");

it("reads a mapping whose groups are distinguished names, and names the entry that is none", () => {
  expect(
    parseGroupRoles(`CN=sec,OU=Groups,DC=example=operator; leads = approver;\nemea=operator:${ou}`),
  ).toEqual([
    { group: "CN=sec,OU=Groups,DC=example", role: "operator" },
    { group: "leads", role: "approver" },
    { group: "emea", role: "operator", organizationalUnit: ou },
  ]);
  for (const wrong of ["sec=owner", "=viewer", "viewer", "sec=operator:ou-1", `sec=operator:${ou}:${ou}`])
    expect(parseGroupRoles(`a=viewer; ${wrong}`)).toEqual({ wrong });
});

it("adds up the roles of all groups", () => {
  const mapping = parseGroupRoles(`a=viewer; b=approver; c=operator:${ou}; d=operator:${below}`);
  if ("wrong" in mapping) throw new Error(mapping.wrong);
  const person = { grants: grantsOf(["b", "c", "d", "unmapped"], mapping) };
  expect(roleNames(person)).toBe(`operator (${ou}, ${below}), approver`);
  expect(can(person, "plan:approve")).toBe(true);
  expect(can(person, "policy:write")).toBe(false);
  expect(limitsOf(person, "association:write")).toEqual([ou, below]);
  expect(limitsOf(person, "plan:approve")).toBeUndefined();
  expect(roleNames({ grants: grantsOf(["unmapped"], mapping) })).toBe("no role");
});

it("does not let a role that is limited to OUs do what has no target", () => {
  const limited = { grants: grantsNamed([`administrator:${ou}`]) };
  expect(can(limited, "association:write")).toBe(true);
  for (const permission of ["configuration:write", "aggregator:write", "settings:write"] as const)
    expect(can(limited, permission)).toBe(false);
});

it("gives each permission to someone, and to a role that only looks nothing that changes", () => {
  for (const permission of permissions) expect(rolesWith(permission)).not.toEqual([]);
  for (const role of ["viewer", "auditor"] as const)
    expect(
      permissions.filter((each) => rolesWith(each).includes(role) && /:(write|approve)$/.test(each)),
    ).toEqual([]);
  expect(roles.filter((role) => can({ grants: [{ role }] }, "plan:approve"))).toEqual(["approver"]);
});

it("counts as theirs what is in the OU or below it, and not what is above or beside it", () => {
  const account = (id: string, parentId: OrganizationalUnitId, ancestors: OrganizationalUnitId[]) => ({
    id: AccountId.parse(id),
    name: id,
    email: "a@example.com",
    state: "ACTIVE" as const,
    parentId,
    ancestorIds: [root, ...ancestors],
  });
  const tree = buildTree({
    root: { id: root, name: "Root" },
    organizationalUnits: [
      { id: ou, name: "EMEA", parentId: root },
      { id: below, name: "Prod", parentId: ou },
      { id: beside, name: "APAC", parentId: root },
    ],
    accounts: [account("111111111111", below, [ou, below]), account("222222222222", beside, [beside])],
  });
  const person = { grants: grantsNamed([`operator:${ou}`]) };
  const refusal = (...ids: string[]) => refusalOfTargets(person, "association:write", ids, tree)?.message;
  expect(refusal(ou, below, "111111111111")).toBeUndefined();
  expect(refusal(root)).toContain("Root is outside");
  expect(refusal("111111111111", "222222222222", beside)).toContain("222222222222 and 1 other target");
  expect(refusal("333333333333")).toContain("333333333333 is outside");
  expect(
    refusalOfTargets({ grants: grantsNamed(["operator"]) }, "association:write", [root], tree),
  ).toBeUndefined();
});
