import "server-only";
import { tagMemory } from "@/lib/inventory/serve/current-tags";
import { tagKind } from "@/lib/inventory/serve/kinds/tag-kind";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import type { CollectionPlan } from "../collection-plan";
import { tagStreamPlan } from "../stream-plan";
import { collectTags } from "./collect-tags";
import { TagDraft } from "./tag-draft";

/** How tags are collected: one call for each target, seldom, slowly, and from where an interrupted collection ended. */
export const tagPlan: CollectionPlan<TagSnapshot> = {
  kind: tagKind,
  streams: tagStreamPlan,
  memory: tagMemory,
  // Other tools of the same account read tags as well.
  partOfRate: 0.5,
  resumes: { savedEveryMs: 60_000 },
  begin: ({ aws, takenAt, meter, signal, before }) => {
    const draft = new TagDraft(before, takenAt);
    return {
      read: () => collectTags({ aws, draft, meter, signal }),
      snapshot: (complete) => draft.snapshot({ takenAt, complete }),
      missingParts: () => draft.missingParts,
      whyNothing: () =>
        draft.missingParts[0]?.failure ?? {
          code: "not-found",
          message: "The organization has no target whose tags could be read.",
        },
      // What was read before is in it, so that it is never worse.
      isAboutAnother: () => true,
    };
  },
};
