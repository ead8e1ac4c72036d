import type { Failure } from "@/lib/core/failure";
import type { TargetId } from "@/lib/core/identifiers";
import type { StepRequest } from "@/lib/store/runs/work-steps";

/** A request that AWS has carried out. */
export interface Accepted {
  /** What AWS has now: the association, or the object; null where there is nothing anymore. */
  readonly answer: unknown;
  /** Of an association: `UpdatedAt` of AWS's answer. */
  readonly answeredAt?: string | undefined;
  /**
   * Shows the answer to all who read the snapshot, and returns the OUs and accounts that are PENDING because of it and are
   * followed with the step. Never rejects.
   */
  readonly record: () => Promise<readonly TargetId[]>;
}

/** What a step's object is now, compared with what was reviewed. */
export type Readiness =
  | { readonly kind: "send"; readonly before: unknown; readonly send: () => Promise<Accepted> }
  /** It is as the step would make it. `changed` says so where that came after the review: such a run isn't begun. */
  | { readonly kind: "skip"; readonly before: unknown; readonly changed?: Failure }
  /** It was changed after the review, or a rule is against it: no request is sent. */
  | { readonly kind: "refuse"; readonly failure: Failure };

/** What AWS shows of a request whose answer is not recorded. */
export type Verification =
  | { readonly outcome: "done"; readonly accepted: Accepted }
  | { readonly outcome: "not-done" }
  /** `reason` completes the sentence "Whether it was carried out isn't known: …". */
  | { readonly outcome: "unknown"; readonly reason: string };

/** One kind of change: how its step is compared, sent and verified. */
export interface StepHandler extends StepRequest {
  /** Rejects where the database or AWS can't be asked. */
  readonly ready: () => Promise<Readiness>;
  /** Reads the object after a request without a recorded answer. Rejects where AWS can't be asked. */
  readonly verify: (attempt: {
    /** The object before the attempt, as it was claimed. */
    readonly before: unknown;
    /** When the request was sent, in epoch milliseconds. */
    readonly at: number;
  }) => Promise<Verification>;
}
