import { z } from "zod";
import { AwsError } from "../contract";
import { unpublishedTexts } from "./unpublished-texts";

const RecordingGroup = z.object({
  allSupported: z.boolean().default(false),
  resourceTypes: z.array(z.string()).default([]),
  exclusionByResourceTypes: z.object({ resourceTypes: z.array(z.string()).default([]) }).optional(),
  recordingStrategy: z.object({ useOnly: z.string().optional() }).default({}),
});

/** Refuses the combinations that the API reference lists under InvalidRecordingGroupException. */
export function checkRecordingGroup(group: unknown): void {
  if (group === undefined) return;
  const { allSupported, resourceTypes, exclusionByResourceTypes, recordingStrategy } =
    RecordingGroup.parse(group);
  const excluded = exclusionByResourceTypes?.resourceTypes ?? [];
  const strategy = recordingStrategy.useOnly;
  const contradicts =
    allSupported &&
    (resourceTypes.length > 0 || (strategy !== undefined && strategy !== "ALL_SUPPORTED_RESOURCE_TYPES"));
  const isEmpty =
    !allSupported && resourceTypes.length === 0 && excluded.length === 0 && strategy === undefined;
  if (contradicts || isEmpty) {
    throw new AwsError("InvalidRecordingGroupException", unpublishedTexts.recordingGroup);
  }
}
