import { z } from "zod";
import { NewRun } from "@/lib/runs/new-run";

type Reason = Pick<NewRun, "reason" | "ticket">;

/** The two fields as they are typed; both may be empty. */
export interface TypedReason {
  readonly reason?: string;
  readonly ticket?: string;
}

/** Which of the two fields holds what, and how it is to be corrected. */
export type ReasonErrors = Readonly<Partial<Record<keyof Reason, string>>>;

/** Why a change is made, or what is to be corrected. */
type CheckedReason =
  { readonly ok: true; readonly value: Reason } | { readonly ok: false; readonly fields: ReasonErrors };

const Reason = z.object({ reason: NewRun.shape.reason, ticket: NewRun.shape.ticket });

/** `UpdatedReason` of UpdateConfigurationPolicy, see `PolicyChange`. */
const mostForAws = 1_024;
const ReasonForAws = Reason.extend({
  reason: z
    .string()
    .trim()
    .max(mostForAws, "AWS takes a reason of at most 1,024 characters. Shorten it.")
    .exactOptional(),
});

/**
 * The reason and the ticket's link of a form; what is empty is left out.
 * @param isSent whether AWS gets the reason, too
 */
export function reasonOf({ reason = "", ticket = "" }: TypedReason, isSent = false): CheckedReason {
  const parsed = (isSent ? ReasonForAws : Reason).safeParse({
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
