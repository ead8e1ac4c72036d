import type { OrganizationalUnitId } from "@/lib/core/identifiers";
import { holdsWithinOus, type Permission, type Role, roles, rolesWith } from "./permissions";

/** A role of a person: in the whole organization, or for what is in one OU. */
export interface Grant {
  readonly role: Role;
  readonly organizationalUnit?: OrganizationalUnitId;
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
