import { z } from "zod";
import type { AccountId } from "@/lib/core/identifiers";

/** The three outcomes of a conformance pack that AWS's model names, the worst first. */
const modelledComplianceTypes = ["NON_COMPLIANT", "COMPLIANT", "INSUFFICIENT_DATA"] as const;

/** These and `UNKNOWN`, for one that AWS has added since and for none. Codes of the columns count from 1 in this order. */
export const complianceTypes = [...modelledComplianceTypes, "UNKNOWN"] as const;
export const ComplianceType = z.enum(complianceTypes);
export type ComplianceType = z.infer<typeof ComplianceType>;

/** A pack in one account and Region: a row of `DescribeAggregateComplianceByConformancePacks`. */
export interface MemberCompliance {
  readonly accountId: AccountId;
  readonly type: ComplianceType;
  /** Absent where AWS gives no number. The total counts rules without data as well. */
  readonly compliantRules?: number;
  readonly nonCompliantRules?: number;
  readonly totalRules?: number;
}

/** The name of a rule in an account, of 1 to 128 characters. */
export const RuleName = z.string().min(1).max(128).brand<"RuleName">();
export type RuleName = z.infer<typeof RuleName>;

/** A rule in one account and Region: a row of `DescribeAggregateComplianceByConfigRules`. */
export interface RuleCompliance {
  readonly ruleName: RuleName;
  readonly accountId: AccountId;
  readonly type: ComplianceType;
  /** How many resources break it, absent where AWS gives no number. */
  readonly failing?: number;
  /** There are more than that: AWS Config counts up to 25. */
  readonly isCapped?: true;
}

/** What a rule says of one resource: a row of `GetAggregateComplianceDetailsByConfigRule`. Times are ISO 8601. */
export const ResourceEvaluation = z.object({
  resourceType: z.string(),
  resourceId: z.string(),
  type: ComplianceType,
  annotation: z.string().exactOptional(),
  evaluatedAt: z.iso.datetime().exactOptional(),
});
export type ResourceEvaluation = z.infer<typeof ResourceEvaluation>;
