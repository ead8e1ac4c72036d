import "server-only";
import { countOf } from "@/lib/format/count";
import { targetKindOf } from "@/lib/organizations/model";
import { addIncomplete, type Reading } from "./reading";

const listAccounts = "organizations:ListAccounts";

/** Adds a missing part for what AWS's answers, each of them complete, leave open together or contradict each other in. */
export function checkCollected(reading: Reading): void {
  const { draft } = reading;
  const unplaced = draft.unplacedAccounts.length;
  if (unplaced > 0) {
    addIncomplete(
      reading,
      { part: "account-places", operation: listAccounts },
      `Organizations does not say which OU holds ${countOf(unplaced, "account")}. They are shown below the root as "place not known".`,
    );
  }
  const withoutState = draft.accounts.filter(({ state }) => state === undefined).length;
  if (withoutState > 0) {
    addIncomplete(
      reading,
      { part: "account-states", operation: listAccounts },
      `Organizations gives no state that Canopy knows for ${countOf(withoutState, "account")}. They are not counted as active.`,
    );
  }
  const named = [...draft.associations.keys()].filter((id) => targetKindOf(id) === "account").length;
  if (draft.accounts.length === 0 && named > 0) {
    addIncomplete(
      reading,
      { part: "accounts", operation: listAccounts },
      `Organizations answers with no accounts, while Security Hub names ${countOf(named, "account")} that it configures. One of the two answers is wrong, so how many accounts there are is not known.`,
    );
  }
  if (draft.accounts.length === 0 && draft.accountsBefore > 0) {
    addIncomplete(
      reading,
      { part: "accounts", operation: listAccounts },
      `Organizations answers with no accounts, and with ${countOf(draft.accountsBefore, "account")} before. Every organization has its management account.`,
    );
  }
}
