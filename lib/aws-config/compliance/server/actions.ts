"use server";

import { z } from "zod";
import { describeAggregateComplianceByConfigRules } from "../aws/operations";
import * as operations from "../aws/operations";
import { attributeRules, type PackRuleInAccount } from "../rules/attribute-rules";
import { complianceTypes, RuleName } from "../model";
import type { ComplianceSnapshot } from "../table/compliance-snapshot";
import { collect } from "@/lib/aws/paginate";
import { FailureError } from "@/lib/core/failure-error";
import { AccountId } from "@/lib/core/identifiers";
import { requireVisible } from "@/lib/inventory/serve/within-ous";
import { currentCompliance } from "@/lib/inventory/serve/current-compliance";
import { defineRead } from "@/lib/server/action";
import { serverAws } from "@/lib/server/aws";

/** The rules of one pack in one account as AWS Config has them now. */
export interface AccountPackRules {
  readonly pack: string;
  readonly rules: readonly PackRuleInAccount[];
}

/**
 * The rules of an account with results, by pack, as the aggregator has them now: `DescribeAggregateComplianceByConfigRules`
 * for one account. `others` counts rules of packs that could be several, or that others deployed.
 */
export const readAccountRules = defineRead({
  operation: "config:DescribeAggregateComplianceByConfigRules",
  input: z.strictObject({ accountId: AccountId }),
  requires: "pack:read",
  withinOus: "own-targets",
  run: async ({ accountId }, session) => {
    await requireVisible(session, [accountId]);
    const readAt = Date.now();
    const { snapshot, aggregator } = await throughAggregator();
    const rules = await collect(
      describeAggregateComplianceByConfigRules(serverAws(), { aggregator, accountId }),
    );
    const row = snapshot.accountIds.indexOf(accountId);
    const { byPack, others } = attributeRules(rules, packsIn(snapshot, row));
    const packs = [...byPack].map(([pack, found]): AccountPackRules => ({ pack, rules: found }));
    return { readAt, aggregator, packs, others: others.length };
  },
});

/**
 * One page of what a rule says of the resources of an account as the aggregator has it now:
 * `GetAggregateComplianceDetailsByConfigRule`. Returns the rows, the token of the next page, and the instant of the read in
 * epoch milliseconds.
 */
export const getAggregateComplianceDetailsByConfigRule = defineRead({
  operation: "config:GetAggregateComplianceDetailsByConfigRule",
  input: z.strictObject({
    accountId: AccountId,
    ruleName: RuleName,
    type: z.enum(["COMPLIANT", "NON_COMPLIANT"]),
    /** The model names no limit; AWS's tokens are far below this one. */
    nextToken: z.string().min(1).max(8_192, "This is not a token that AWS has answered.").optional(),
  }),
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (input, session) => {
    await requireVisible(session, [input.accountId]);
    const readAt = Date.now();
    const { aggregator } = await throughAggregator();
    const page = await operations.getAggregateComplianceDetailsByConfigRule(serverAws(), {
      ...input,
      aggregator,
    });
    return { ...page, readAt };
  },
});

/** The aggregator that compliance was read through. Rejects where there is none. */
async function throughAggregator() {
  const snapshot = await currentCompliance();
  const aggregator = snapshot?.meta.aggregator?.name;
  if (snapshot !== undefined && aggregator !== undefined) return { snapshot, aggregator };
  const missing = snapshot?.meta.missingParts.find(({ part }) => part === "aggregators");
  const message = "Compliance has not been read yet.";
  throw new FailureError(missing?.failure ?? { code: "unavailable", message });
}

/** Each pack in an account with the numbers that the snapshot has; today's may differ, and then less is attributed. */
function packsIn({ meta, columns }: ComplianceSnapshot, row: number) {
  return meta.packs.flatMap(({ name, rules, areRulesKnown }, pack) => {
    const type = complianceTypes[(columns[pack]?.type[row] ?? 0) - 1];
    if (type === undefined) return [];
    return {
      name,
      rules: areRulesKnown ? new Set(rules) : undefined,
      nonCompliantRules: numberOf(columns[pack]?.nonCompliant[row]),
      compliantRules: numberOf(columns[pack]?.compliant[row]),
    };
  });
}

function numberOf(count: number | undefined): number | undefined {
  return count === undefined || count < 0 ? undefined : count;
}
