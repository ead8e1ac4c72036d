import type { Contradiction } from "@/lib/aws-config/packs/contradictions";
import type { AccountId } from "@/lib/core/identifiers";
import { countOf, plural } from "@/lib/format/count";

export interface ContradictionLabels {
  readonly title: string;
  readonly meaning: string;
  /** The accounts it is about; empty where it is about the pack as a whole. */
  readonly accountIds: readonly AccountId[];
}

/** A contradiction in words: what is said on the two sides, and what it usually means. */
export function contradictionLabels(found: Contradiction): ContradictionLabels {
  switch (found.kind) {
    case "whole-in-progress":
      return {
        title: `AWS says ${found.status}, and no account is in progress.`,
        meaning: `${countOf(found.failed, "account")} failed and ${countOf(found.deployed, "account has", "accounts have")} the pack. AWS can report this to a delegated administrator indefinitely; rely on the status of each account.`,
        accountIds: [],
      };
    case "whole-failed":
      return {
        title: `AWS says ${found.status}, and no account failed.`,
        meaning:
          "The accounts have recovered since, or the pack failed before it reached them. Deploy it again to update the status.",
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
          "AWS Config reports no status there. A new account gets one within minutes; if none appears, deploy the pack again.",
        accountIds: found.accountIds,
      };
    case "row-of-departed":
      return {
        title: `${countOf(found.accountIds.length, "row")} of accounts that are not in the organization.`,
        meaning:
          "These accounts have left since, or joined after the organization was read. AWS removes the pack from an account that leaves.",
        accountIds: found.accountIds,
      };
    case "excluded-left":
      return {
        title: `${countOf(found.accountIds.length, "excluded account")} left the organization.`,
        meaning: `${plural(found.accountIds.length, "It counts", "They count")} toward the limit of 1,000 excluded accounts. The next deployment can leave ${plural(found.accountIds.length, "it", "them")} out of the list.`,
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
