import type { SnapshotMeta } from "./snapshot";

type Head = Pick<SnapshotMeta, "complete" | "gaps">;

/** Whether a part was read whole: neither it nor some of its rows are among the gaps. */
export function isRead({ gaps }: Pick<Head, "gaps">, part: string): boolean {
  return !gaps.some((gap) => gap.part === part || gap.part === `some ${part}`);
}

/** Whether every account was read, with its state: what counts active accounts rests on both. */
export function areAccountsRead(head: Head): boolean {
  return head.complete && isRead(head, "accounts") && isRead(head, "states of accounts");
}

/** Whether every association was read, so that nothing governs a target without one. */
export function areAssociationsRead(
  head: Pick<SnapshotMeta, "complete" | "gaps" | "configuration">,
): boolean {
  // Under local configuration AWS refuses the list, and there are none.
  return head.configuration?.configurationType === "LOCAL" || (head.complete && isRead(head, "associations"));
}
