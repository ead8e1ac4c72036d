import "server-only";
import { z } from "zod";
import { Region, AccountId } from "@/lib/core/identifiers";
import { VisibleName } from "@/lib/format/visible-text";
import type { RecorderItem } from "../model";

const strategies = {
  ALL_SUPPORTED_RESOURCE_TYPES: "all",
  INCLUSION_BY_RESOURCE_TYPES: "included-types",
  EXCLUSION_BY_RESOURCE_TYPES: "excluded-types",
} as const;

const Strategy = z.enum([
  "ALL_SUPPORTED_RESOURCE_TYPES",
  "INCLUSION_BY_RESOURCE_TYPES",
  "EXCLUSION_BY_RESOURCE_TYPES",
]);
const Types = z.array(z.string()).optional().catch(undefined);

/** Members of `configuration` as awslabs/aws-config-resource-schema has them, each optional, and passed over where it is of another type. */
const Configuration = z.object({
  Recording: z.boolean().optional().catch(undefined),
  RecordingGroup: z
    .object({
      AllSupported: z.boolean().optional().catch(undefined),
      ResourceTypes: Types,
      ExclusionByResourceTypes: z.object({ ResourceTypes: Types }).optional().catch(undefined),
      RecordingStrategy: z
        .object({ UseOnly: Strategy.optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** A row of `SelectAggregateResourceConfig`: the JSON of an item. Without an account and a Region it is about nothing. */
export const RecorderRow = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "The row is no JSON." });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      accountId: AccountId,
      awsRegion: Region,
      resourceName: VisibleName.optional().catch(undefined),
      configuration: Configuration.optional().catch(undefined),
      configurationItemCaptureTime: z.iso.datetime({ offset: true }).optional().catch(undefined),
    }),
  )
  .transform((row): RecorderItem => {
    const { Recording, RecordingGroup } = row.configuration ?? {};
    const group = scopeOf(RecordingGroup);
    return {
      accountId: row.accountId,
      region: row.awsRegion,
      ...(row.resourceName !== undefined && { name: row.resourceName }),
      ...(Recording !== undefined && { isRecording: Recording }),
      ...group,
      ...(row.configurationItemCaptureTime !== undefined && { capturedAt: row.configurationItemCaptureTime }),
    };
  });

/** The strategy, where AWS names one, comes before the members that older recorders have (API reference, RecordingGroup). */
function scopeOf(
  group: z.infer<typeof Configuration>["RecordingGroup"],
): Pick<RecorderItem, "scope" | "types"> {
  if (group === undefined) return {};
  const included = group.ResourceTypes ?? [];
  const excluded = group.ExclusionByResourceTypes?.ResourceTypes ?? [];
  const named = group.RecordingStrategy?.UseOnly;
  if (named === undefined && group.AllSupported !== true && included.length + excluded.length === 0)
    return {};
  const inferred = included.length > 0 ? "included-types" : "excluded-types";
  const scope = named === undefined ? (group.AllSupported === true ? "all" : inferred) : strategies[named];
  if (scope === "all") return { scope };
  return { scope, types: scope === "included-types" ? included.length : excluded.length };
}
