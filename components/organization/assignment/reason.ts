import { z } from "zod";
import { NewRun } from "@/lib/runs/new-run";
import type { AssignmentDraft } from "./assignment-draft";

type Reason = Pick<NewRun, "reason" | "ticket">;

/** Why a change is made, or which of the two fields holds what and is to be corrected. */
type CheckedReason =
  | { readonly ok: true; readonly value: Reason }
  | { readonly ok: false; readonly fields: Readonly<Partial<Record<keyof Reason, string>>> };

const Reason = z.object({ reason: NewRun.shape.reason, ticket: NewRun.shape.ticket });

/** The reason and the ticket's link of a form; what is empty is left out. */
export function reasonOf({
  reason = "",
  ticket = "",
}: Pick<AssignmentDraft, "reason" | "ticket">): CheckedReason {
  const parsed = Reason.safeParse({
    ...(reason.trim() !== "" && { reason }),
    ...(ticket.trim() !== "" && { ticket: ticket.trim() }),
  });
  if (parsed.success) return { ok: true, value: parsed.data };
  const of = (field: keyof Reason) => parsed.error.issues.find(({ path }) => path[0] === field)?.message;
  const [about, link] = [of("reason"), of("ticket")];
  return {
    ok: false,
    fields: { ...(about !== undefined && { reason: about }), ...(link !== undefined && { ticket: link }) },
  };
}
