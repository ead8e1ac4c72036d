import { z } from "zod";
import { ConfigurationId, TargetId } from "@/lib/core/identifiers";
import { Assignment } from "@/lib/security-hub/model";
import { ObjectChange } from "./object-change";
import { RunId } from "./run-id";

/** The Organizations limit, OUs and the root included. */
const MOST_TARGETS = 60_000;
const MOST_CHANGES = 50;

const Targets = z
  .array(TargetId)
  .min(1, "Name at least one target.")
  .max(MOST_TARGETS, `A run has at most ${MOST_TARGETS} targets.`);

/** Targets to which the same was applied when they were reviewed. */
const ReviewedTargets = z.strictObject({
  /** What was applied to each target itself when it was reviewed; null where nothing was. */
  expected: ConfigurationId.nullable(),
  targetIds: Targets,
});

const NewAssociations = z.strictObject({
  kind: z.literal("association"),
  assignment: Assignment,
  targets: z.array(ReviewedTargets).min(1, "Name at least one target.").max(100),
});

/** One change of a run to start. */
export const NewChange = z.discriminatedUnion("kind", [NewAssociations, ...ObjectChange.options]);
export type NewChange = z.infer<typeof NewChange>;

/**
 * A run to start, as it was reviewed: identifiers and intent, grouped so that ten thousand targets fit into one request. The
 * exceptions come first, and the change they are exceptions to last; no target is named twice.
 */
export const NewRun = z
  .strictObject({
    id: RunId,
    changes: z
      .array(NewChange)
      .min(1, "Name at least one change.")
      .max(MOST_CHANGES, `A run has at most ${MOST_CHANGES} changes.`),
    reason: z.string().trim().min(1).max(2_000, "A reason has at most 2,000 characters.").exactOptional(),
    ticket: z
      .url({ protocol: /^https?$/, error: "A ticket link begins with https:// or http://." })
      .max(2_000, "A ticket link has at most 2,000 characters.")
      .exactOptional(),
    /** The run that this one undoes; it gives the run its title. */
    undoes: RunId.exactOptional(),
  })
  .superRefine(({ changes }, context) => {
    const seen = new Set<string>();
    for (const [index, each] of changes.entries()) {
      if (each.kind !== "association") continue;
      const twice = each.targets
        .flatMap(({ targetIds }) => targetIds)
        .find((id) => seen.size === seen.add(id).size);
      if (twice === undefined) continue;
      const message = `${twice} is named twice. A run changes each target once.`;
      context.addIssue({ code: "custom", path: ["changes", index, "targets"], message });
    }
  });
export type NewRun = z.infer<typeof NewRun>;

/** What a form gives a run beside its changes. */
export type RunHead = Pick<NewRun, "id" | "reason" | "ticket">;

/** The targets of one change of a new run, grouped by what was applied to each when it was reviewed. */
export function groupedTargets(
  targets: readonly { readonly targetId: TargetId; readonly expected: ConfigurationId | null }[],
): z.infer<typeof NewAssociations>["targets"] {
  const groups = new Map<ConfigurationId | null, TargetId[]>();
  for (const { targetId, expected } of targets) {
    const group = groups.get(expected) ?? [];
    group.push(targetId);
    groups.set(expected, group);
  }
  return [...groups].map(([expected, targetIds]) => ({ expected, targetIds }));
}
