import type { Contradiction } from "@/lib/aws-config/packs/contradictions";
import type { AccountId } from "@/lib/core/identifiers";
import { countOf, formatCount } from "@/lib/format/count";

export interface ContradictionWords {
  readonly title: string;
  readonly meaning: string;
  /** The accounts it is about; empty where it is about the pack as a whole. */
  readonly accountIds: readonly AccountId[];
}

/** A contradiction in words: what is said on the two sides, and what it usually means. */
export function contradictionWords(found: Contradiction): ContradictionWords {
  switch (found.kind) {
    case "whole-in-progress":
      return {
        title: `AWS says ${found.status}, and no account is in progress.`,
        meaning: `${formatCount(found.failed)} failed and ${formatCount(found.successful)} are done. AWS can tell a delegated administrator so for ever; the accounts are what counts.`,
        accountIds: [],
      };
    case "whole-failed":
      return {
        title: `AWS says ${found.status}, and no account failed.`,
        meaning:
          "The accounts have recovered since, or the pack failed before it reached them. Deploy it again to have AWS look anew.",
        accountIds: [],
      };
    case "whole-successful":
      return {
        title: `AWS says ${found.status}, and ${countOf(found.failed, "account")} failed.`,
        meaning: "The accounts failed after the pack was done, for instance because they joined later.",
        accountIds: [],
      };
    case "without-row":
      return {
        title: `${countOf(found.accountIds.length, "account")} of the organization neither in the pack nor excluded.`,
        meaning:
          "AWS Config has no row for them. New accounts get one within minutes; where it stays so, deploy the pack again.",
        accountIds: found.accountIds,
      };
    case "row-of-departed":
      return {
        title: `${countOf(found.accountIds.length, "row")} of accounts that are not in the organization.`,
        meaning:
          "They have left since, or joined after the organization was read. AWS removes the pack from an account that leaves.",
        accountIds: found.accountIds,
      };
    case "excluded-left":
      return {
        title: `${countOf(found.accountIds.length, "excluded account")} left the organization.`,
        meaning:
          "They use up places of the thousand that a pack can exclude. The next deployment can leave them out of the list.",
        accountIds: found.accountIds,
      };
    case "excluded-with-row":
      return {
        title: `${countOf(found.accountIds.length, "excluded account")} with the pack all the same.`,
        meaning: "An excluded account should lose the pack. Deploy the pack again, so that AWS takes it out.",
        accountIds: found.accountIds,
      };
  }
}
