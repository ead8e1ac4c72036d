import "server-only";
import { z } from "zod";
import { isDefinedAs } from "@/lib/aws-config/packs/change/pack-state";
import { AccountId } from "@/lib/core/identifiers";
import type { PackValue } from "@/lib/inventory/snapshot/changes/change";

const SentPack = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.string() })),
  excludedAccounts: z.array(AccountId),
  deliveryS3Bucket: z.string().exactOptional(),
  deliveryS3KeyPrefix: z.string().exactOptional(),
});

/** Whether the recorded input of PutOrganizationConformancePack asks for the pack as AWS describes it. */
export function isPackSent(input: unknown, pack: PackValue): boolean {
  const sent = SentPack.safeParse(input).data;
  return sent !== undefined && isDefinedAs({ ...pack, arn: "" }, sent);
}

/** Whether what a person changes of a pack, and AWS gives back, is the same. */
export function isSameDefinition(one: PackValue, other: PackValue): boolean {
  const definition = (pack: PackValue) => JSON.stringify({ ...pack, updatedAt: "" });
  return definition(one) === definition(other);
}
