import type { Governed } from "@/components/inventory/tree/tree-model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { governedTargets } from "@/lib/security-hub/governance/governed-targets";
import { exportedFields } from "./columns/tree-columns";

/** Every target that matches, in the order of the tree, as a row of a file: what each column of the tree has to say of it. */
export function* targetLines(
  governed: Governed,
  matches: Uint8Array | undefined,
): Generator<Record<string, string>, void, undefined> {
  const { tree, governance, policyEffects, managementAccountId } = governed;
  const nodeOf = nodeLookup(tree);
  for (const target of governedTargets(tree, governance, policyEffects, matches, managementAccountId)) {
    const source = { node: nodeOf(target.targetId) ?? 0, governed };
    yield Object.fromEntries(exportedFields.map(({ key, value }) => [key, value(target, source)]));
  }
}
