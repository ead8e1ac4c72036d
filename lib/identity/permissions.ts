/** What people are to Canopy. A person may have several roles, and may do what any of them includes. */
export const roles = ["viewer", "auditor", "operator", "approver", "administrator"] as const;
export type Role = (typeof roles)[number];

const o = true;
const _ = false;

/**
 * Which role includes what, and whether a role that is limited to OUs still includes it there: a policy where all that it is
 * applied to is theirs. What has no target, such as an aggregator, needs a role without limits.
 */
// prettier-ignore
const table = {
  //                     viewer  auditor  operator  approver  administrator  within OUs
  "organization:read":  [ o,      o,       o,        o,        o,             o ],
  "policy:read":        [ o,      o,       o,        o,        o,             o ],
  "association:read":   [ o,      o,       o,        o,        o,             o ],
  "configuration:read": [ o,      o,       o,        o,        o,             o ],
  "pack:read":          [ o,      o,       o,        o,        o,             o ],
  "aggregator:read":    [ o,      o,       o,        o,        o,             o ],
  "audit:read":         [ _,      o,       o,        o,        o,             o ],
  "data:export":        [ _,      o,       o,        o,        o,             o ],
  "access:read":        [ _,      o,       _,        _,        o,             _ ],
  "notifications:read": [ o,      o,       o,        o,        o,             o ],
  "inventory:refresh":  [ _,      _,       o,        o,        o,             o ],
  "association:write":  [ _,      _,       o,        _,        o,             o ],
  "aggregator:write":   [ _,      _,       o,        _,        o,             _ ],
  "pack:write":         [ _,      _,       o,        _,        o,             _ ],
  "plan:approve":       [ _,      _,       _,        o,        _,             o ],
  "policy:write":       [ _,      _,       _,        _,        o,             o ],
  "configuration:write":[ _,      _,       _,        _,        o,             _ ],
  "notifications:write":[ _,      _,       _,        _,        o,             _ ],
  "settings:read":      [ _,      _,       _,        o,        o,             _ ],
  "settings:approve":   [ _,      _,       _,        o,        _,             _ ],
  "settings:write":     [ _,      _,       _,        _,        o,             _ ],
} as const;

/** What a user may be allowed to do: a thing and what is done to it. */
export type Permission = keyof typeof table;

/** All permissions, what looks first. */
export const permissions: readonly Permission[] = Object.keys(table).filter(isPermission);

function isPermission(name: string): name is Permission {
  return Object.hasOwn(table, name);
}

/** The roles that include a permission, the least first. */
export function rolesWith(permission: Permission): readonly Role[] {
  return roles.filter((_role, column) => table[permission][column]);
}

/** Whether a role that is limited to OUs includes a permission for the targets in them. */
export function holdsWithinOus(permission: Permission): boolean {
  return table[permission][roles.length];
}
