import type { Permission } from "@/lib/identity/permissions";
import type { ChangeKind } from "./run";

const permissions: Readonly<Record<ChangeKind, Permission>> = {
  association: "association:write",
  policy: "policy:write",
  aggregator: "aggregator:write",
  "aggregator-tags": "aggregator:write",
  configuration: "configuration:write",
  pack: "pack:write",
  "pack-tags": "pack:write",
};

/** What someone needs to make these changes: when they start a run of them, control it, and when its steps are sent. */
export function permissionsFor(changes: readonly { readonly kind: ChangeKind }[]): readonly Permission[] {
  return [...new Set(changes.map(({ kind }) => permissions[kind]))];
}
