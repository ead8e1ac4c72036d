import { accessDenialOf } from "@/lib/core/access-denial";
import type { Failure } from "@/lib/core/failure";
import { isForeignAnswer, isIncompleteAnswer } from "@/lib/core/failure-error";

export type CheckId =
  | "credentials"
  | "write-role"
  | "clock"
  | "endpoint"
  | "organization"
  | "security-hub-administrator"
  | "new-security-hub"
  | "config-administrator"
  | "home-region"
  | "configuration"
  | "permissions"
  | "database";

/** What one check came to. */
export interface Diagnosis {
  /**
   * `attention`: it works, but the user should know. `waiting`: an earlier check has to pass before this one means
   * anything. `unknown`: Canopy can't determine it from here.
   */
  readonly state: "checking" | "fine" | "attention" | "failed" | "waiting" | "unknown";
  /** What was found, or what is wrong, in one or two sentences; `backticks` mark what is typed literally. */
  readonly says: string;
  /** The exact things to do, in the order in which to do them. */
  readonly todo: readonly string[];
  /** What AWS answered, where it refused. */
  readonly failure?: Failure;
}

export const checking: Diagnosis = { state: "checking", says: "Asking AWS…", todo: [] };

/** Of a check that was broken off before its question was answered: nothing asks AWS any more. */
export const notChecked: Diagnosis = { state: "unknown", says: "Not checked.", todo: [] };

export function fine(says: string): Diagnosis {
  return { state: "fine", says, todo: [] };
}

/**
 * The diagnosis of a question that AWS did not answer: waiting, where that is another check's business; otherwise in the
 * words of the check, with AWS's own beside them.
 */
export function unanswered(
  failure: Failure,
  { says, todo }: { readonly says: string; readonly todo: readonly string[] },
): Diagnosis {
  if (failure.code === "unauthenticated") return waiting("Waiting for credentials that AWS accepts.");
  if (failure.code === "forbidden" && failure.aws?.operation === "sts:AssumeRole")
    return waiting("Waiting for the role to be assumed.");
  if (isUnreachable(failure)) return waiting("Waiting for an endpoint that answers.");
  if (failure.code === "throttled") {
    return {
      state: "unknown",
      says: "AWS is throttling this call.",
      todo: ["Check again."],
      failure,
    };
  }
  if (isForeignAnswer(failure)) {
    return {
      state: "unknown",
      says: "Something answered this call, but not as AWS does.",
      todo: ["See the endpoints above, and check again."],
      failure,
    };
  }
  if (isIncompleteAnswer(failure)) {
    return {
      state: "unknown",
      says: "This call was answered, but without what it is asked for.",
      todo: ["See the endpoints above, and check again."],
      failure,
    };
  }
  if (failure.code === "unavailable" || failure.code === "unexpected") {
    return { state: "unknown", says: "AWS could not answer just now.", todo: ["Check again."], failure };
  }
  return { state: "failed", says, todo, failure };
}

function waiting(says: string): Diagnosis {
  return { state: "waiting", says, todo: [] };
}

/** Whether nothing of AWS's was heard at all. */
export function isUnreachable(failure: Failure): boolean {
  return failure.code === "unavailable" && failure.aws === undefined;
}

/** IAM says which action it refuses; everything else that is forbidden is about which account asks, and from where. */
export function isRefusedByIam(failure: Failure): boolean {
  return failure.code === "forbidden" && accessDenialOf(failure.message) !== undefined;
}

/** Refused by the service itself, for which account asks, and from where. */
export function isRefusedByService(failure: Failure): boolean {
  return (
    failure.code === "forbidden" && failure.aws?.operation !== "sts:AssumeRole" && !isRefusedByIam(failure)
  );
}

/** Words as a sentence lists them: `one, two and three`. */
export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
