import { z } from "zod";
import { PolicyId, TargetId } from "@/lib/core/identifiers";
import { DestinationId } from "./destination";
import { EventKind } from "./event";

export const RuleId = z.uuid().max(36, "A rule id is a UUID.").brand<"RuleId">();
export type RuleId = z.infer<typeof RuleId>;

const mostDestinations = 20;

/** Only what is inside these counts; a filter that a kind does not have is not given. */
export const RuleFilter = z.strictObject({
  /** An account, or a root or OU with what is below it. */
  within: TargetId.exactOptional(),
  policyId: PolicyId.exactOptional(),
  packName: z
    .string()
    .trim()
    .min(1)
    .max(256, "The name of a pack has at most 256 characters.")
    .exactOptional(),
});
export type RuleFilter = z.infer<typeof RuleFilter>;

const failuresInARow = z
  .int("Enter a whole number.")
  .min(1, "Enter a number from 1 to 100.")
  .max(100, "Enter a number from 1 to 100.");
const olderThanHours = z
  .int("Enter a whole number.")
  .min(1, "Enter a number from 1 to 720.")
  .max(720, "Enter a number from 1 to 720.");

/** What a rule holds besides its name, its kind and whether it is on. */
const RuleSettings = z.strictObject({
  destinationIds: z
    .array(DestinationId)
    .min(1, "Select at least one destination.")
    .max(mostDestinations, `A rule has at most ${mostDestinations} destinations.`),
  filter: RuleFilter,
  /** Of `collection-failing`: after so many failures in a row. */
  failuresInARow: failuresInARow.exactOptional(),
  /** Of `collection-failing`: when the last complete collection is older than this. */
  olderThanHours: olderThanHours.exactOptional(),
});

/** Which filters a kind has. */
export const filtersOf: Readonly<Record<EventKind, readonly (keyof RuleFilter)[]>> = {
  "association-failed": ["within", "policyId"],
  "association-stuck": ["within", "policyId"],
  "run-finished": [],
  "approval-needed": [],
  "pack-failed": ["within", "packName"],
  "changed-elsewhere": ["within", "policyId"],
  "collection-failing": [],
};

export const defaultFailuresInARow = 3;
export const defaultOlderThanHours = 24;

/** A rule to save: a new one, or another version of the one with its id. */
export const SavedRule = z
  .strictObject({
    id: RuleId,
    name: z.string().trim().min(1, "Enter a name.").max(100, "A name has at most 100 characters."),
    kind: EventKind,
    enabled: z.boolean(),
    settings: RuleSettings,
  })
  .superRefine(({ kind, settings: { filter } }, context) => {
    for (const name of filterNames) {
      if (filter[name] === undefined || filtersOf[kind].includes(name)) continue;
      context.addIssue({
        code: "custom",
        path: ["settings", "filter", name],
        message: "This kind of rule can't be filtered by it. Leave it out.",
      });
    }
  });
export type SavedRule = z.infer<typeof SavedRule>;

const filterNames = ["within", "policyId", "packName"] as const satisfies readonly (keyof RuleFilter)[];

/** A rule as it is stored. */
export const Rule = z.object({
  id: RuleId,
  name: z.string(),
  kind: EventKind,
  enabled: z.boolean(),
  settings: RuleSettings,
  /** ISO 8601. */
  updatedAt: z.iso.datetime(),
});
export type Rule = z.infer<typeof Rule>;
