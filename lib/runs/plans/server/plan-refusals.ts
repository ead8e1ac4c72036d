import { countOf } from "@/lib/format/count";
import type { Failure } from "@/lib/core/failure";

/** The review showed another number of accounts than the change reaches by now. */
export function otherAccounts(reviewed: number, now: number): Failure {
  return {
    code: "conflict",
    message: `The organization was changed after the review: this reaches ${countOf(now, "account")} now, and reached ${countOf(reviewed, "account")}. Nothing was saved; review again.`,
  };
}

/** Targets of a plan that the organization has no more. */
export function targetsLeft(count: number): Failure {
  return {
    code: "precondition",
    message: `${countOf(count, "target has", "targets have")} left the organization. Open the plan in the assignment form and remove what is gone. Nothing was changed.`,
  };
}

/** Ids are made by browsers: one may come twice. */
export const idTaken: Failure = {
  code: "conflict",
  message: "This plan was saved for another caller or Region. Nothing was changed.",
};

/** There is no start to take back. */
export const notScheduled: Failure = {
  code: "conflict",
  message: "The plan has no start that could be taken back. Nothing was changed.",
};

/** What a person looked at is not what is there. */
export const changedAgain: Failure = {
  code: "conflict",
  message:
    "The organization has changed again since you opened the plan. Look at what changed. Nothing was changed.",
};

/** Only its form can take what AWS made of an object since into the plan. */
export const notReviewable: Failure = {
  code: "precondition",
  message:
    "What this plan changes or applies was itself changed or deleted. Open the plan in its form, which shows both, or discard it and plan the change anew. Nothing was changed.",
};
