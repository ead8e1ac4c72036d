import type { Governed } from "@/components/inventory/tree/tree-model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { governedTargets } from "@/lib/security-hub/governance/governed-targets";
import { exportedFields } from "./columns/tree-columns";

/**
 * Every target that matches as a row of a file: what each column of the tree has to say of it.
 * @param order the nodes in the order of the rows; that of the tree if absent
 */
export function* targetLines(
  governed: Governed,
  matches: Uint8Array | undefined,
  order?: Int32Array,
): Generator<Record<string, string>, void, undefined> {
  const { tree, governance, policyEffects, managementAccountId } = governed;
  const nodeOf = nodeLookup(tree);
  for (const target of governedTargets(
    tree,
    governance,
    policyEffects,
    matches,
    managementAccountId,
    order,
  )) {
    const source = { node: nodeOf(target.targetId) ?? 0, governed };
    yield Object.fromEntries(exportedFields.map(({ key, value }) => [key, value(target, source)]));
  }
}
