import "server-only";
import { z } from "zod";
import { TargetId } from "@/lib/core/identifiers";
import { VisibleName } from "@/lib/format/visible-text";
import { lastPart, withIdOfArn } from "@/lib/organizations/aws/operations-wire";
import { type OrganizationsPolicy, OrganizationsPolicyId, type SecurityHubPolicyType } from "../model";

/** A row of `ListPolicies`, whose type is the one that was asked for. Optional in AWS's model, as everywhere in this file. */
export function policyRow(type: SecurityHubPolicyType) {
  return z
    .preprocess(
      withIdOfArn,
      z.object({
        Id: OrganizationsPolicyId,
        Name: VisibleName.default(""),
        Description: VisibleName.default(""),
      }),
    )
    .transform(({ Id, Name, Description }): OrganizationsPolicy => ({
      id: Id,
      name: Name,
      description: Description,
      type,
    }));
}

/** A row of `ListTargetsForPolicy`: what is attached to has an id, or an ARN that ends with it. */
export const PolicyTargetRow = z
  .object({ TargetId: z.string().optional(), Arn: z.string().optional() })
  .transform((row) => row.TargetId ?? lastPart(row.Arn))
  .pipe(TargetId);

/** `DescribePolicy`: the text of a policy, as AWS writes it. */
export const PolicyOutput = z
  .object({ Policy: z.object({ Content: z.string().optional() }).default({}) })
  .transform(({ Policy }) => Policy.Content);

/** `DescribeEffectivePolicy`. */
export const EffectivePolicyOutput = z
  .object({
    EffectivePolicy: z
      .object({ PolicyContent: z.string().optional(), LastUpdatedTimestamp: z.date().optional() })
      .default({}),
  })
  .transform(({ EffectivePolicy: { PolicyContent, LastUpdatedTimestamp } }) => ({
    ...(PolicyContent !== undefined && { content: PolicyContent }),
    ...(LastUpdatedTimestamp !== undefined && { updatedAt: LastUpdatedTimestamp.toISOString() }),
  }));
