import "server-only";
import { z } from "zod";
import { VisibleName, VisibleProse } from "@/lib/format/visible-text";
import { AccountId } from "@/lib/core/identifiers";
import {
  ComplianceType,
  type MemberCompliance,
  type ResourceEvaluation,
  type RuleCompliance,
  RuleName,
} from "../model";

const count = z.int().nonnegative().optional();

/** An outcome that this version of Canopy does not know, and none, are no reason to leave a row out. */
const Outcome = z
  .string()
  .optional()
  .transform((type) => ComplianceType.safeParse(type).data ?? "UNKNOWN");

/** A row of `DescribeAggregateComplianceByConformancePacks`: without an account it is about nothing. */
export const MemberComplianceRow = z
  .object({
    AccountId,
    Compliance: z
      .object({
        ComplianceType: Outcome,
        CompliantRuleCount: count,
        NonCompliantRuleCount: count,
        TotalRuleCount: count,
      })
      .optional(),
  })
  .transform(({ AccountId: accountId, Compliance }): MemberCompliance => {
    const { CompliantRuleCount, NonCompliantRuleCount, TotalRuleCount } = Compliance ?? {};
    return {
      accountId,
      type: Compliance?.ComplianceType ?? "UNKNOWN",
      ...(CompliantRuleCount !== undefined && { compliantRules: CompliantRuleCount }),
      ...(NonCompliantRuleCount !== undefined && { nonCompliantRules: NonCompliantRuleCount }),
      ...(TotalRuleCount !== undefined && { totalRules: TotalRuleCount }),
    };
  });

/** A row of `DescribeAggregateComplianceByConfigRules`. */
export const RuleComplianceRow = z
  .object({
    ConfigRuleName: RuleName,
    AccountId,
    Compliance: z
      .object({
        ComplianceType: Outcome,
        ComplianceContributorCount: z
          .object({ CappedCount: count, CapExceeded: z.boolean().optional() })
          .optional(),
      })
      .optional(),
  })
  .transform(({ ConfigRuleName, AccountId: accountId, Compliance }): RuleCompliance => {
    const { CappedCount, CapExceeded } = Compliance?.ComplianceContributorCount ?? {};
    return {
      ruleName: ConfigRuleName,
      accountId,
      type: Compliance?.ComplianceType ?? "UNKNOWN",
      ...(CappedCount !== undefined && { failing: CappedCount }),
      ...(CapExceeded === true && { isCapped: true }),
    };
  });

/** A row of `DescribeConformancePackCompliance`, of which the name alone is used. */
export const PackRuleRow = z
  .object({ ConfigRuleName: RuleName })
  .transform(({ ConfigRuleName }) => ConfigRuleName);

/** A row of `GetAggregateComplianceDetailsByConfigRule`. */
export const ResourceEvaluationRow = z
  .object({
    EvaluationResultIdentifier: z.object({
      EvaluationResultQualifier: z.object({
        ResourceType: VisibleName.optional(),
        ResourceId: VisibleName,
      }),
    }),
    ComplianceType: Outcome,
    Annotation: VisibleProse.optional(),
    ResultRecordedTime: z.date().optional(),
  })
  .transform((row): ResourceEvaluation => {
    const { ResourceType = "", ResourceId } = row.EvaluationResultIdentifier.EvaluationResultQualifier;
    return {
      resourceType: ResourceType,
      resourceId: ResourceId,
      type: row.ComplianceType,
      ...(row.Annotation !== undefined && { annotation: row.Annotation }),
      ...(row.ResultRecordedTime !== undefined && { evaluatedAt: row.ResultRecordedTime.toISOString() }),
    };
  });
