import { z } from "zod";
import { AccountId, OrganizationalUnitId, RootId } from "@/lib/core/identifiers";
import { AwsError } from "../../contract";
import type { SandboxAssociation, World } from "../../world/world";
import { unpublishedTexts } from "../unpublished-texts";

/** Security Hub's union `Target`. */
export const Target = z.object({
  AccountId: z.string().optional(),
  OrganizationalUnitId: z.string().optional(),
  RootId: z.string().optional(),
});
export type Target = z.infer<typeof Target>;

const WellFormed = z.union([
  z.object({ AccountId }).transform((target): string => target.AccountId),
  z.object({ OrganizationalUnitId }).transform((target): string => target.OrganizationalUnitId),
  z.object({ RootId }).transform((target): string => target.RootId),
]);

/** The id a target names, or InvalidInputException where it does not look like one of the kind it is said to be. */
export function targetIdOf(target: Target): string {
  const parsed = WellFormed.safeParse(target);
  if (!parsed.success) throw new AwsError("InvalidInputException", unpublishedTexts.malformedTarget);
  return parsed.data;
}

/** As {@link targetIdOf}; refuses what is not in the organization with ResourceNotFoundException. */
export function existingTargetIdOf(world: World, target: Target): string {
  const targetId = targetIdOf(target);
  if (isTarget(world, targetId)) return targetId;
  throw new AwsError("ResourceNotFoundException", unpublishedTexts.targetNotFound(targetId));
}

function isTarget(world: World, targetId: string): boolean {
  const isRoot = targetId === world.organization?.rootId;
  return isRoot || world.accounts.has(targetId) || world.organizationalUnits.has(targetId);
}

/** An association as `Start…`, `Get…`, `BatchGet…` and `List…` answer it. */
export function associationSummary(association: SandboxAssociation) {
  return {
    ConfigurationPolicyId: association.configurationId,
    TargetId: association.targetId,
    TargetType: targetTypeOf(association.targetId),
    AssociationType: association.type,
    UpdatedAt: new Date(association.updatedAt),
    AssociationStatus: association.status,
    AssociationStatusMessage: association.message,
  };
}

function targetTypeOf(targetId: string): "ACCOUNT" | "ORGANIZATIONAL_UNIT" | "ROOT" {
  if (targetId.startsWith("r-")) return "ROOT";
  return targetId.startsWith("ou-") ? "ORGANIZATIONAL_UNIT" : "ACCOUNT";
}
