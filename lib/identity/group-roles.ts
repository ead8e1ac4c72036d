import { OrganizationalUnitId } from "@/lib/core/identifiers";
import type { Grant } from "./grants";
import { roles } from "./permissions";

/** One line of the mapping: who is in the group has the role. */
export interface GroupRole extends Grant {
  readonly group: string;
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
