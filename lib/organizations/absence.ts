/** How an account is described that the tree of the organization doesn't hold. */
export interface AbsenceLabels {
  /** In the place of its state. */
  readonly badge: string;
  /** In the place of its OU. */
  readonly place: string;
  /** `Account state` in files. */
  readonly state: "NOT_IN_ORGANIZATION" | "NOT_KNOWN";
  /** Why it can't be said; absent where it can. */
  readonly because?: string;
}

const left: AbsenceLabels = {
  badge: "left the organization",
  place: "not in the organization",
  state: "NOT_IN_ORGANIZATION",
};
const notKnown: AbsenceLabels = {
  badge: "membership not known",
  place: "membership not known",
  state: "NOT_KNOWN",
  because: "Not every account of the organization could be read.",
};

/**
 * What an account's absence from the tree means: it is no member (any more) where every account was read, and nothing
 * where some are missing.
 */
export function absenceLabels(hasAllAccounts: boolean): AbsenceLabels {
  return hasAllAccounts ? left : notKnown;
}
