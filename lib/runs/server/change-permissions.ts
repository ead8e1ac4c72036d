import "server-only";
import { FailureError } from "@/lib/core/failure";
import { refusal } from "@/lib/server/admit";
import type { Permission } from "@/lib/identity/permissions";
import type { Session } from "@/lib/server/session";
import type { ApprovalKind } from "../plans/approval-rules";

/** What a person must be allowed to do to plan or start a change. */
const changePermissions: Readonly<Record<ApprovalKind, Permission>> = {
  association: "association:write",
  policy: "policy:write",
  aggregator: "aggregator:write",
  "organization-configuration": "configuration:write",
};

/** Whether a session may plan and start changes of these kinds. */
export function mayChange(session: Session, kinds: readonly ApprovalKind[]): boolean {
  return kinds.every((kind) => refusal(session, changePermissions[kind]) === undefined);
}

/** Rejects as `forbidden` where a session may not plan or start one of these kinds of changes. */
export function requireMayChange(session: Session, kinds: readonly ApprovalKind[]): void {
  for (const kind of kinds) {
    const forbidden = refusal(session, changePermissions[kind]);
    if (forbidden !== undefined) throw new FailureError(forbidden);
  }
}
