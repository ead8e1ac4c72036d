import type { Failure } from "@/lib/core/failure";
import { countOf } from "@/lib/format/count";
import { displayName, lineage } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import { type Grantee, limitsOf } from "./grants";
import type { Permission } from "./permissions";

/**
 * Why someone whose role is limited to OUs may not change one of these targets; undefined where they may. A target is theirs
 * where it is one of the OUs or below one. What is above an OU is not: what is applied there governs others too.
 */
export function refusalOfTargets(
  grantee: Grantee,
  permission: Permission,
  targetIds: readonly string[],
  tree: OrgTree,
): Failure | undefined {
  const limits = limitsOf(grantee, permission);
  if (limits === undefined) return undefined;
  const lookup = nodeLookup(tree);
  const own = new Set<string>(limits);
  const outside = targetIds.filter((targetId) => {
    const node = lookup(targetId);
    // Where the place of an account isn't known, it is in no OU.
    return (
      node === undefined ||
      tree.unplaced.has(node) ||
      !lineage(tree, node).some((each) => own.has(tree.ids[each] ?? ""))
    );
  });
  const [first] = outside;
  if (first === undefined) return undefined;
  const node = lookup(first);
  const name = node === undefined ? first : displayName(tree, node);
  const others = outside.length === 1 ? "" : ` and ${countOf(outside.length - 1, "other target")}`;
  return {
    code: "forbidden",
    message: `Your role is limited to ${limits.join(", ")}, and ${name}${others} is outside of it. Nothing was changed.`,
    missing: permission,
  };
}
