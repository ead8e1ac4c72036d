import "server-only";
import type { Failure } from "@/lib/core/failure";
import type { MissingPart } from "@/lib/core/missing-part";
import { NodeKind } from "@/lib/organizations/tree";
import { collect } from "./organization/collect";
import { readDefinitions } from "./organization/read-definitions";
import { CollectionDraft } from "./collection-draft";
import type { CollectionPlan } from "./collection-plan";
import { snapshotMemory } from "../serve/current-snapshot";
import { expectAsBefore } from "./expect-as-before";
import { organizationKind } from "../serve/kinds/organization-kind";
import type { Snapshot } from "../snapshot/snapshot";
import { organizationStreamPlan } from "./stream-plan";

/** How the organization is collected: its tree, what governs it, and who may. */
export const organizationPlan: CollectionPlan<Snapshot> = {
  kind: organizationKind,
  streams: organizationStreamPlan,
  memory: snapshotMemory,
  begin: ({ aws, caller, takenAt, meter, signal, before }) => {
    const draft = new CollectionDraft();
    if (before !== undefined) {
      expectAsBefore(meter, before);
      draft.before = before;
      draft.policiesBefore = before.governance.policies;
      draft.accountsBefore = before.tree.kind.reduce(
        (count, kind) => count + (kind === NodeKind.Account ? 1 : 0),
        0,
      );
    }
    return {
      read: async () => {
        const reading = { aws, draft, meter, signal };
        await collect(reading);
        await readDefinitions(reading);
      },
      snapshot: (complete) => draft.snapshot({ takenAt, complete, caller }),
      definitions: () => draft.definitions,
      missingParts: () => draft.missingParts,
      whyNothing: () => nothingToShow(draft.missingParts),
      // Half of the right organization is better than another one.
      isAboutAnother: ({ meta }) => {
        const id = draft.organization?.id;
        return id !== undefined && meta.organizationId !== undefined && id !== meta.organizationId;
      },
    };
  },
};

/** Neither a root nor an account, or not even whose organization it is: the first of these missing parts says why. */
function nothingToShow(missingParts: readonly MissingPart[]): Failure {
  const decisive = ["organization", "root", "accounts"] as const;
  const missing = decisive
    .map((part) => missingParts.find((each) => each.part === part))
    .find((each) => each);
  if (missing !== undefined) return missing.failure;
  return { code: "not-found", message: "Organizations lists no root and no accounts." };
}
