import "server-only";
import type { RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import { recorderMemory } from "@/lib/inventory/serve/current-recorders";
import { recorderKind } from "@/lib/inventory/serve/kinds/recorder-kind";
import type { CollectionPlan } from "../collection-plan";
import { recorderStreamPlan } from "../stream-plan";
import { collectRecorders } from "./collect-recorders";
import { RecorderDraft } from "./recorder-draft";

/** How recorder coverage is collected: through the aggregator of compliance, after everything else. */
export const recorderPlan: CollectionPlan<RecorderSnapshot> = {
  kind: recorderKind,
  streams: recorderStreamPlan,
  memory: recorderMemory,
  begin: ({ aws, caller, takenAt, meter, signal }) => {
    const draft = new RecorderDraft();
    const { accountId: readBy, region } = caller;
    return {
      read: () => collectRecorders({ aws, draft, meter, signal }),
      snapshot: (complete) => draft.snapshot({ takenAt, complete, readBy, region }),
      missingParts: () => draft.missingParts,
      whyNothing: () =>
        draft.missingParts[0]?.failure ?? { code: "not-found", message: "There are no accounts to read." },
      isAboutAnother: ({ meta }) =>
        meta.readBy !== readBy || meta.aggregator?.name !== draft.aggregator?.name,
    };
  },
};
