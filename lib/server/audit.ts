import "server-only";
import { randomUUID } from "node:crypto";
import type { Failure } from "@/lib/core/failure";
import { failed, type Result, success } from "@/lib/core/result";
import { roleNames } from "@/lib/identity/grants";
import { appendAuditEntry, type NewAuditEntry } from "@/lib/store/audit/audit-entries";
import type { DatabaseOrTransaction } from "@/lib/store/database/database";
import { notingAwsRequestIds } from "./aws-request-ids";
import { failureFrom } from "./failure-from";
import { log } from "./log";
import type { Session } from "./session";

/** What a change touches, as the record names it: a target id, or a sentence for what has none. */
export interface AuditTarget {
  readonly target: string;
  /** What the record keeps of the input; all of it where absent. */
  readonly recorded?: unknown;
}

/** One attempt at a change. */
interface Attempt {
  readonly session: Session;
  readonly operation: string;
  readonly target: string;
  readonly input: unknown;
}

interface Change<Output> {
  readonly before: () => Promise<unknown>;
  readonly run: () => Promise<Output>;
  /** What is kept of the output; all of it where absent. */
  readonly recorded?: (output: Output) => unknown;
}

/** The record of one attempt at a change. */
export interface AuditRecord {
  /** Records that the user was refused. A record that cannot be kept is logged: the answer is no all the same. */
  readonly refused: (failure: Failure) => Promise<void>;
  /** Records the attempt, makes the change and records its outcome. The change is not made when the first cannot be. */
  readonly around: <Output>(change: Change<Output>) => Promise<Result<Output>>;
}

type Outcome = Pick<NewAuditEntry, "phase" | "failure" | "awsRequestId" | "before" | "after">;

/** Opens the record of an attempt; all entries made through it carry the same correlation. */
export function openRecord({ session, operation, target, input }: Attempt): AuditRecord {
  const correlation = randomUUID();
  const { id, name } = session;
  const role = roleNames(session);

  function append(outcome: Outcome): Promise<void> {
    return appendAuditEntry({ actor: { id, name }, role, operation, target, input, correlation, ...outcome });
  }

  /** The outcome can't be undone: the caller gets it as it is, and the log names an entry that could not be written. */
  async function appendOrLog(outcome: Outcome): Promise<void> {
    try {
      await append(outcome);
    } catch (error) {
      log().error(
        { err: error, operation, target, correlation, actor: id, phase: outcome.phase },
        "An entry of the record could not be written",
      );
    }
  }

  async function around<Output>({ before, run, recorded }: Change<Output>): Promise<Result<Output>> {
    const known = await knownBefore(before, operation);
    try {
      await append({ phase: "attempted", before: known });
    } catch (error) {
      log().error({ err: error, operation, target, correlation }, "The record cannot be kept");
      return failed(recordUnavailable);
    }
    const call = notingAwsRequestIds(run);
    try {
      const output = await call.outcome;
      await appendOrLog({
        phase: "succeeded",
        before: known,
        after: recorded === undefined ? output : recorded(output),
        ...requestId(call.requestIdOf(operation)),
      });
      return success(output);
    } catch (error) {
      const failure = failureFrom(error, operation);
      await appendOrLog({
        phase: isInDoubt(failure) ? "unknown" : "failed",
        before: known,
        failure,
        ...requestId(failure.aws?.requestId ?? call.requestIdOf(operation)),
      });
      return failed(failure);
    }
  }

  return { refused: (failure) => appendOrLog({ phase: "refused", failure }), around };
}

/** Whether AWS may have carried the change out all the same: it gave no answer, or none that could be read. */
function isInDoubt({ code }: Failure): boolean {
  return code === "unavailable" || code === "unexpected";
}

const recordUnavailable: Failure = {
  code: "unavailable",
  message: "The change could not be recorded, and Canopy makes no unrecorded changes. Nothing was changed.",
};

/** That the state before could not be read is part of the record; it does not stop the change. */
async function knownBefore(before: () => Promise<unknown>, operation: string): Promise<unknown> {
  try {
    return await before();
  } catch (error) {
    return { unknown: failureFrom(error, operation) };
  }
}

function requestId(id: string | undefined): Pick<NewAuditEntry, "awsRequestId"> {
  return id === undefined ? {} : { awsRequestId: id };
}

/** Something that happened in Canopy and is no call to AWS: an approval, a schedule, a sign-in. */
export interface CanopyEvent {
  /** The person; `id` is what the session has. Before sign-in, what was given as a name. */
  readonly by: { readonly id: string; readonly name: string; readonly role: string };
  /** A verb and what it is done to, such as `canopy:ApprovePlan`. */
  readonly operation: `canopy:${string}`;
  /** The id of an OU, account, policy or run (`run <id>`), or a sentence for what has none. */
  readonly target: string;
  /** What was asked for. No secrets: it is shown and exported. */
  readonly input?: unknown;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly runId?: string;
  /** Why it was refused; absent where it took place. */
  readonly refused?: Failure;
}

/**
 * Adds an event to the record; with a transaction, together with what it is about. It has to be the transaction's last
 * statement, because every other writer of the record waits until the transaction ends. Rejects when it can't be kept.
 * An action by `defineWrite` is recorded already, and needs no event of its own.
 * @public plans and sign-in record through it
 */
export async function recordEvent(
  { by, refused, input = {}, ...event }: CanopyEvent,
  transaction?: DatabaseOrTransaction,
): Promise<void> {
  const { id, name, role } = by;
  await appendAuditEntry(
    {
      ...event,
      actor: { id, name },
      role,
      input,
      correlation: randomUUID(),
      ...(refused === undefined ? { phase: "succeeded" } : { phase: "refused", failure: refused }),
    },
    transaction,
  );
}
