import { OrganizationalUnitId } from "@/lib/core/identifiers";
import { holdsWithinOus, type Permission, type Role, roles, rolesWith } from "./permissions";

/** A role of a person: in the whole organization, or for what is in one OU. */
export interface Grant {
  readonly role: Role;
  readonly organizationalUnit?: OrganizationalUnitId;
}

/** One line of the mapping: who is in the group has the role. */
export interface GroupRole extends Grant {
  readonly group: string;
}

/** Who may do something: a session, or a person as the worker of runs knows them. */
export interface Grantee {
  readonly grants: readonly Grant[];
  /** Of a token: the permissions that it has at most. Absent for a person. */
  readonly scopes?: readonly Permission[];
}

/** Whether one of the roles includes a permission, for some targets at least; {@link limitsOf} says for which. */
export function can({ grants, scopes }: Grantee, permission: Permission): boolean {
  return isInScope(scopes, permission) && grants.some((grant) => includes(grant, permission));
}

/** Whether a token's scopes let a permission through; a person has none. */
export function isInScope(scopes: Grantee["scopes"], permission: Permission): boolean {
  return scopes === undefined || scopes.includes(permission);
}

/** The OUs outside of which a permission does not hold; undefined where it holds everywhere. */
export function limitsOf(
  { grants }: Grantee,
  permission: Permission,
): readonly OrganizationalUnitId[] | undefined {
  const including = grants.filter((grant) => includes(grant, permission));
  const limits = including.flatMap(({ organizationalUnit }) => organizationalUnit ?? []);
  return limits.length < including.length ? undefined : [...new Set(limits)];
}

function includes({ role, organizationalUnit }: Grant, permission: Permission): boolean {
  return (
    rolesWith(permission).includes(role) && (organizationalUnit === undefined || holdsWithinOus(permission))
  );
}

/** The roles in words, such as `operator (ou-ab12-cdefgh34), approver`; `no role` without any. */
export function roleNames({ grants }: Grantee): string {
  if (grants.length === 0) return "no role";
  return roles
    .flatMap((role) => {
      const of = grants.filter((grant) => grant.role === role);
      if (of.length === 0) return [];
      const limits = of.flatMap(({ organizationalUnit }) => organizationalUnit ?? []);
      return limits.length < of.length ? [role] : [`${role} (${limits.join(", ")})`];
    })
    .join(", ");
}

/** The roles of a person in these groups. */
export function grantsOf(groups: readonly string[], mapping: readonly GroupRole[]): readonly Grant[] {
  const inGroups = new Set(groups);
  return mapping
    .filter(({ group }) => inGroups.has(group))
    .map(({ role, organizationalUnit }) => ({
      role,
      ...(organizationalUnit !== undefined && { organizationalUnit }),
    }));
}

/** The roles that groups are named after, such as `operator:ou-ab12-cdefgh34`: people of this machine have no others. */
export function grantsNamed(groups: readonly string[]): readonly Grant[] {
  const mapping = parseGroupRoles(groups.map((group) => `${group}=${group}`).join(";"));
  return "wrong" in mapping ? [] : grantsOf(groups, mapping);
}

/**
 * Reads a mapping such as `sec-team=operator; sec-leads=approver; emea=operator:ou-ab12-cdefgh34`. A group may hold commas and
 * equals signs, as distinguished names do: the last sign divides. Returns the entry that is no such thing where there is one.
 */
export function parseGroupRoles(text: string): readonly GroupRole[] | { readonly wrong: string } {
  const parsed: GroupRole[] = [];
  for (const entry of text.split(/[;\n]/).map((each) => each.trim())) {
    if (entry === "") continue;
    const at = entry.lastIndexOf("=");
    const group = entry.slice(0, Math.max(at, 0)).trim();
    const [roleName = "", ouText, ...rest] = entry.slice(at + 1).split(":");
    const role = roles.find((each) => each === roleName.trim());
    const ou = ouText === undefined ? undefined : OrganizationalUnitId.safeParse(ouText.trim());
    if (group === "" || role === undefined || ou?.success === false || rest.length > 0)
      return { wrong: entry };
    parsed.push({ group, role, ...(ou !== undefined && { organizationalUnit: ou.data }) });
  }
  return parsed;
}
