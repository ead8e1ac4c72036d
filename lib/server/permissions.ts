import "server-only";

/** What a user may be allowed to do: a thing and what is done to it. */
export type Permission = ReadPermission | WritePermission;

const reads = [
  "organization:read",
  "policy:read",
  "association:read",
  "configuration:read",
  "pack:read",
  "aggregator:read",
  "audit:read",
] as const;
type ReadPermission = (typeof reads)[number];

type WritePermission =
  "aggregator:write" | "association:write" | "configuration:write" | "inventory:refresh" | "policy:write";

/** Readers look, operators decide what governs which account, administrators how the organization is configured. */
export type Role = "reader" | "operator" | "administrator";

const granted: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  reader: new Set<Permission>(reads),
  operator: new Set<Permission>([...reads, "association:write", "inventory:refresh"]),
  administrator: new Set<Permission>([
    ...reads,
    "aggregator:write",
    "association:write",
    "configuration:write",
    "policy:write",
    "inventory:refresh",
  ]),
};

/** Whether the role of a session includes a permission. */
export function can({ role }: { readonly role: Role }, permission: Permission): boolean {
  return granted[role].has(permission);
}
