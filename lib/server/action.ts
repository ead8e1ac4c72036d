import "server-only";
import type { z } from "zod";
import { illFormedTexts } from "@/lib/core/texts/ill-formed-texts";
import { noteActionBegun } from "./routes/response-in-progress";
import type { Failure } from "@/lib/core/failure";
import { traced } from "@/lib/core/tracing";
import type { WithinOus } from "@/lib/identity/visible-ous";
import { failed, type Result, success } from "@/lib/core/result";
import { invalidInput, refusal, refusalWithinOus, type Requirement, unauthenticated } from "./admit";
import { type AuditTarget, openRecord } from "./audit";
import { failureFrom } from "./failure-from";
import { personOverLimit } from "./limits/person-limits";
import { registerInput } from "./input-schemas";
import { isFirstRefusal, recordRefusedRead } from "./refusals";
import { requestSession } from "./request-session";
import type { Session, SessionSource } from "./session";
import { whileLocked } from "./writes/write-lock";

/** What the browser may ask for, in one piece. */
export interface ReadDefinition<Schema extends z.ZodType, Output> {
  /** As AWS documents it, such as `securityhub:GetConfigurationPolicy`; goes to the log and the record. */
  readonly operation: string;
  readonly input: Schema;
  readonly requires: Requirement;
  /** Of who sees their OUs alone; see `WithinOus`. */
  readonly withinOus?: WithinOus;
  readonly run: (input: z.output<Schema>, session: Session) => Promise<Output>;
}

/** A read that also changes something, and therefore says what: changes of one target are made one after the other. */
export interface WriteDefinition<Schema extends z.ZodType, Output> extends Omit<
  ReadDefinition<Schema, Output>,
  "requires"
> {
  /** One permission, or all that the input needs. None where `run` asks for them, because it knows what is changed. */
  readonly requires:
    Requirement | readonly Requirement[] | ((input: z.output<Schema>) => readonly Requirement[]);
  /** The documented operation that the action is, where its record is about a run of it. */
  readonly documented?: string;
  readonly audit: (input: z.output<Schema>) => AuditTarget;
  /** How the target is before the change, for the record. */
  readonly before?: (input: z.output<Schema>) => Promise<unknown>;
  /** What the record keeps of the output; all of it where absent. For an output with a secret in it. */
  readonly recordedOutput?: (output: Output) => unknown;
}

/** A definition by itself, for what is both an action and an operation of the API. */
export function writeDefinition<Schema extends z.ZodType, Output>(
  definition: WriteDefinition<Schema, Output>,
): WriteDefinition<Schema, Output> {
  return definition;
}

/** What an action needs from its caller; tests pass sessions of their own. */
export interface ActionContext {
  readonly session?: SessionSource;
}

/** An action that changes nothing: session, shape, permission, call. Never rejects. */
export function defineRead<Schema extends z.ZodType, Output>(
  definition: ReadDefinition<Schema, Output>,
  { session: sessionSource = requestSession }: ActionContext = {},
): (input: z.input<Schema>) => Promise<Result<Output>> {
  registerInput(definition.operation, definition.input);
  return tracedAction(definition, async (input) => {
    noteActionBegun();
    try {
      const admitted = await admit(definition, sessionSource, input);
      if (!admitted.ok) return admitted;
      const { session, parsed } = admitted.value;
      const forbidden = refusal(session, definition.requires) ?? refusalWithinOus(session, definition);
      if (forbidden !== undefined) {
        await recordRefusedRead(session, definition.operation, forbidden);
        return failed(forbidden);
      }
      return success(await definition.run(parsed, session));
    } catch (error) {
      return failed(failureFrom(error, definition.operation));
    }
  });
}

/**
 * An action that changes something: session, shape, permission, lock, record, call, record. Never rejects. What cannot be
 * recorded is not done. `before` and `run` have the target to themselves across all replicas, so that what `run` reads
 * and compares is still true when it writes.
 */
export function defineWrite<Schema extends z.ZodType, Output>(
  definition: WriteDefinition<Schema, Output>,
  { session: sessionSource = requestSession }: ActionContext = {},
): (input: z.input<Schema>) => Promise<Result<Output>> {
  registerInput(definition.documented ?? definition.operation, definition.input);
  return tracedAction(definition, async (input) => {
    noteActionBegun();
    try {
      const admitted = await admit(definition, sessionSource, input);
      if (!admitted.ok) return admitted;
      const { session, parsed } = admitted.value;
      const { target, recorded = parsed } = definition.audit(parsed);
      const record = openRecord({ session, operation: definition.operation, target, input: recorded });

      const forbidden =
        refusalOf(session, required(definition, parsed)) ?? refusalWithinOus(session, definition);
      if (forbidden !== undefined) {
        if (await isFirstRefusal(session, definition.operation)) await record.refused(forbidden);
        return failed(forbidden);
      }
      return await whileLocked(
        target,
        () =>
          record.around({
            before: async () => definition.before?.(parsed),
            run: () => definition.run(parsed, session),
            ...(definition.recordedOutput !== undefined && { recorded: definition.recordedOutput }),
          }),
        record.refused,
      );
    } catch (error) {
      return failed(failureFrom(error, definition.operation));
    }
  });
}

/** The action as a part of the trace of its request. */
function tracedAction<Input, Output>(
  { operation: name }: Pick<ReadDefinition<z.ZodType, Output>, "operation">,
  run: (input: Input) => Promise<Result<Output>>,
): (input: Input) => Promise<Result<Output>> {
  return (input) => traced({ name, attributes: { "canopy.action": name } }, () => run(input));
}

function required<Schema extends z.ZodType>(
  { requires }: Pick<WriteDefinition<Schema, unknown>, "requires">,
  input: z.output<Schema>,
): readonly Requirement[] {
  if (typeof requires === "function") return requires(input);
  return typeof requires === "string" ? [requires] : requires;
}

function refusalOf(session: Session, requirements: readonly Requirement[]): Failure | undefined {
  return requirements.map((each) => refusal(session, each)).find((each) => each !== undefined);
}

interface Admitted<Input> {
  readonly session: Session;
  readonly parsed: Input;
}

/** The session comes before the shape, so that an unauthenticated request learns nothing about our schemas. */
async function admit<Schema extends z.ZodType>(
  {
    input: schema,
    requires,
    withinOus,
  }: Pick<WriteDefinition<Schema, unknown>, "input" | "requires" | "withinOus">,
  sessionSource: SessionSource,
  input: unknown,
): Promise<Result<Admitted<z.output<Schema>>>> {
  const session = await sessionSource();
  if (session === undefined) return failed(unauthenticated);
  const overLimit = personOverLimit(session.id);
  if (overLimit !== undefined) return failed(overLimit);
  const parsed = await schema.safeParseAsync(input);
  // Who may not do it at all learns that, and not what the input should look like.
  if (!parsed.success) {
    const always = typeof requires === "string" ? [requires] : typeof requires === "object" ? requires : [];
    const forbidden =
      refusalOf(session, always) ?? refusalWithinOus(session, withinOus === undefined ? {} : { withinOus });
    return failed(forbidden ?? invalidInput(parsed.error.issues));
  }
  const illFormed = illFormedTexts(parsed.data);
  if (illFormed.length > 0) return failed(invalidInput(illFormed));
  return success({ session, parsed: parsed.data });
}
