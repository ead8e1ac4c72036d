import { accessDenialOf, type DenyingPolicy } from "@/lib/core/access-denial";
import { awsOperations, type OperationInUse, operationsOf } from "../aws-operations";
import { type CallOutcome, type Observation, triedCalls } from "../observation";
import { isForeignAnswer, isIncompleteAnswer } from "@/lib/core/failure-error";
import { plural } from "@/lib/format/count";
import { type Diagnosis, checking, fine, isRefusedByIam, listOf } from "./diagnosis";

/** Whether the caller may make a call, as far as trying it shows. */
export type Permission =
  "allowed" | "succeeded" | "denied" | "throttled" | "unknown" | "not-tried" | "checking";

/** One row of the table of permissions. */
export interface PermissionRow {
  readonly operation: OperationInUse;
  readonly purpose: string;
  readonly permission: Permission;
  /** Absent until it was tried, and for writes, which never are. */
  readonly outcome?: CallOutcome;
  /** The last change that was made by it, for writes. */
  readonly change?: LastChange;
}

/** How the last change by an operation ended, from the record. */
export type LastChange = Extract<Observation, { about: "write" }>;

/**
 * Everything Canopy calls and whether it may: the reads as they were tried, the writes as the last change ended.
 * @param isRunning whether more will come: a read without an outcome is being tried then, and was not otherwise
 */
export function permissionRows(observations: readonly Observation[], isRunning = true): PermissionRow[] {
  const outcomes = new Map(triedCalls(observations).map(({ operation, outcome }) => [operation, outcome]));
  const reads = operationsOf("read").map((operation) => {
    const outcome = outcomes.get(operation);
    const { purpose } = awsOperations[operation];
    return outcome === undefined
      ? { operation, purpose, permission: isRunning ? ("checking" as const) : ("not-tried" as const) }
      : { operation, purpose, permission: permissionOf(outcome), outcome };
  });
  const changes = new Map(
    observations.filter((each) => each.about === "write").map((change) => [change.operation, change]),
  );
  const writes = operationsOf("write").map((operation): PermissionRow => {
    const change = changes.get(operation);
    const { purpose } = awsOperations[operation];
    return change === undefined
      ? { operation, purpose, permission: "not-tried" }
      : { operation, purpose, permission: permissionShownBy(change), change };
  });
  return [...reads, ...writes];
}

/**
 * What an outcome says about the permission. IAM decides before the service looks: a caller that gets the answer that
 * something does not exist, or is not set up, was allowed to ask.
 * @internal exported for its tests
 */
export function permissionOf(outcome: CallOutcome): Permission {
  if (outcome.state === "answered") return "allowed";
  if (outcome.state === "not-tried") return "not-tried";
  switch (outcome.failure.code) {
    case "forbidden":
      // The role could not be assumed: the call itself was never sent.
      return outcome.failure.aws?.operation === "sts:AssumeRole" ? "unknown" : "denied";
    case "throttled":
      return "throttled";
    case "unauthenticated":
    case "unavailable":
    case "unexpected":
      return "unknown";
    case "conflict":
    case "invalid-input":
    case "limit-reached":
    case "not-found":
    case "precondition":
      return "allowed";
  }
}

function permissionShownBy({ result }: LastChange): Permission {
  if (result.ok) return "succeeded";
  return permissionOf({ state: "failed", failure: result.failure, tookMs: 0 });
}

/** The kinds of policy that AWS's texts name, each once; undefined for texts that name none. */
function policiesThatRefuse(rows: readonly PermissionRow[]): (DenyingPolicy | undefined)[] {
  const kinds = rows.map(({ outcome }) =>
    outcome?.state === "failed" ? accessDenialOf(outcome.failure.message)?.by : undefined,
  );
  return [...new Set(kinds)];
}

/** Why it is not known whether reads may be made, a sentence for each kind of answer. */
function reasonsOf(rows: readonly PermissionRow[]): string[] {
  const failures = rows.flatMap(({ operation, outcome }) =>
    outcome?.state === "failed" ? [{ operation, failure: outcome.failure }] : [],
  );
  const named = (found: typeof failures) => listOf(found.map(({ operation }) => `\`${operation}\``));
  const foreign = failures.filter(({ failure }) => isForeignAnswer(failure));
  const incomplete = failures.filter(({ failure }) => isIncompleteAnswer(failure));
  const throttled = failures.filter(({ failure }) => failure.code === "throttled");
  const others = failures.filter((each) => ![...foreign, ...incomplete, ...throttled].includes(each));
  const statuses = foreign.map(
    ({ operation, failure }) => `\`${operation}\` with HTTP ${failure.aws?.httpStatus ?? "?"}`,
  );
  return [
    ...(foreign.length > 0 ? [`Something answered ${listOf(statuses)}, but not as AWS does.`] : []),
    ...(incomplete.length > 0 ? [`The answer to ${named(incomplete)} lacks its list.`] : []),
    ...(throttled.length > 0 ? [`AWS is throttling ${named(throttled)}.`] : []),
    ...(others.length > 0 ? [`AWS gave no answer to ${named(others)} just now.`] : []),
  ];
}

/** Whether all reads may be made, and which actions the role's policy lacks. */
export function diagnosePermissions(observations: readonly Observation[]): Diagnosis {
  const rows = permissionRows(observations).filter(
    ({ operation }) => awsOperations[operation].kind === "read",
  );
  const denied = rows.filter(({ permission }) => permission === "denied");
  const byIam = denied.filter(
    ({ outcome }) => outcome?.state === "failed" && isRefusedByIam(outcome.failure),
  );
  if (byIam.length > 0) {
    const actions = byIam.map(({ operation }) => `\`${operation}\``).join(", ");
    return {
      state: "failed",
      says: `IAM refuses ${byIam.length} of the ${rows.length} reads that Canopy does: ${actions}.`,
      todo: [
        ...policiesThatRefuse(byIam).map((by) =>
          by === undefined || by === "identity-based policy"
            ? `Allow ${plural(byIam.length, "this action", "these actions")} in the policy of the role that Canopy uses; the whole policy is below.`
            : `AWS names a ${by} that refuses: the policy of the role can't change that.`,
        ),
        ...(policiesThatRefuse(byIam).includes(undefined)
          ? [
              "If the policy allows it already, look for a service control policy or a permissions boundary that does not.",
            ]
          : []),
      ],
    };
  }
  if (rows.some(({ permission }) => permission === "checking")) return checking;
  if (denied.length > 0) {
    return {
      state: "attention",
      says: `AWS refuses ${denied.length} of the ${rows.length} reads, not for a missing permission but for which account asks, and from where.`,
      todo: ["Mend the checks above; the table says what AWS answers."],
    };
  }
  // A read that needs an id from an unanswered one was not tried, and is not known to be allowed.
  const allowed = rows.filter(({ permission }) => permission === "allowed").length;
  if (allowed === 0) {
    return { state: "waiting", says: "Waiting for working credentials and endpoints.", todo: [] };
  }
  const open = rows.filter(({ permission }) => permission === "unknown" || permission === "throttled");
  if (open.length > 0) {
    const known = `${allowed} of the ${rows.length} reads may be made. Whether the others may is not known.`;
    return { state: "unknown", says: [known, ...reasonsOf(open)].join(" "), todo: ["Check again."] };
  }
  return fine(
    allowed === rows.length
      ? `All ${rows.length} reads may be made. Writes can't be tested.`
      : `${allowed} of the ${rows.length} reads may be made; for the others there is nothing here to ask for. Writes can't be tested.`,
  );
}
