import type { WithinOus } from "@/lib/identity/visible-ous";
import "server-only";
import { z } from "zod";
import { failed, type Result, success } from "@/lib/core/result";
import { defineWrite, type WriteDefinition } from "@/lib/server/action";
import { invalidInput, refusal, refusalWithinOus, type Requirement } from "@/lib/server/admit";
import { failureFrom } from "@/lib/server/failure-from";
import { recordRefusedRead } from "@/lib/server/refusals";
import { registerInput } from "@/lib/server/input-schemas";
import type { Session } from "@/lib/server/session";

/** What a request brings: the parts of its path, its query and its body, as they came. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** An empty object where there is none. */
  readonly body: unknown;
}

interface Described<Input extends z.ZodObject, Output extends z.ZodType> {
  /** Names it in clients that are generated from the document. */
  readonly id: string;
  readonly method: "GET" | "POST";
  /** Below `/api/v1`; parts in braces are `params`. */
  readonly path: `/${string}`;
  readonly tag: string;
  readonly summary: string;
  /** Of `params`, `query` and `body` those that it takes, each an object. */
  readonly input: Input;
  readonly output: Output;
}

/** An operation of the API as its document describes it, and as it answers. */
export interface ApiOperation extends Described<z.ZodObject, z.ZodType> {
  /** `what the run takes`: known only where the run is. */
  readonly requires: Requirement | "what the run takes";
  /** Never rejects. */
  readonly answer: (asked: Asked, session: Session) => Promise<Result<unknown>>;
}

/** An operation that changes nothing. */
export function apiRead<Input extends z.ZodObject, Output extends z.ZodType>({
  run,
  ...described
}: Described<Input, Output> & {
  readonly requires: Requirement;
  /** Of who sees their OUs alone; see `WithinOus`. */
  readonly withinOus?: WithinOus;
  readonly run: (asked: z.output<Input>, session: Session) => Promise<z.input<Output>>;
}): ApiOperation {
  const inputOf = reader(described);
  return {
    ...described,
    answer: async (asked, session) => {
      try {
        const forbidden = refusal(session, described.requires) ?? refusalWithinOus(session, described);
        if (forbidden !== undefined) {
          await recordRefusedRead(session, nameOf(described), forbidden);
          return failed(forbidden);
        }
        const input = inputOf(asked);
        return input.ok ? success(await run(input.value, session)) : input;
      } catch (error) {
        return failed(failureFrom(error, nameOf(described)));
      }
    },
  };
}

/** An operation that is an action of Canopy's pages, with the same checks, record and answer. */
export function apiWrite<
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Schema extends z.ZodType,
  Answer,
>({
  action,
  asAction,
  answerOf,
  ...described
}: Described<Input, Output> & {
  readonly action: WriteDefinition<Schema, Answer>;
  /** The input of the action. */
  readonly asAction: (asked: z.output<Input>) => z.input<Schema>;
  readonly answerOf: (answer: Answer) => z.input<Output>;
}): ApiOperation {
  const inputOf = reader(described);
  const { requires } = action;
  return {
    ...described,
    requires: typeof requires === "string" ? requires : "what the run takes",
    answer: async (asked, session) => {
      // Who may not do it at all learns that, and not what the input should look like.
      const forbidden = typeof requires === "string" ? refusal(session, requires) : undefined;
      if (forbidden !== undefined) return failed(forbidden);
      const input = inputOf(asked);
      if (!input.ok) return input;
      const answer = await defineWrite(action, { session: () => Promise.resolve(session) })(
        asAction(input.value),
      );
      return answer.ok ? success(answerOf(answer.value)) : answer;
    },
  };
}

function reader<Input extends z.ZodObject>(
  described: Described<Input, z.ZodType>,
): (asked: Asked) => Result<z.output<Input>> {
  const { input } = described;
  registerInput(nameOf(described), input);
  const none = z.strictObject({});
  // What an operation does not take is a mistake that its sender should hear of.
  const untaken = z.object({
    query: "query" in input.shape ? z.unknown() : none,
    body: "body" in input.shape ? z.unknown() : none,
  });
  return (asked) => {
    const unexpected = untaken.safeParse(asked).error;
    const parsed = input.safeParse(asked);
    if (parsed.success && unexpected === undefined) return success(parsed.data);
    return failed(invalidInput([...(parsed.error?.issues ?? []), ...(unexpected?.issues ?? [])]));
  };
}

function nameOf({ method, path }: Pick<Described<z.ZodObject, z.ZodType>, "method" | "path">): string {
  return `API ${method} ${path}`;
}
