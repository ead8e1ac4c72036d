import "server-only";
import { z } from "zod";

/** The SDK keeps the HTTP answer beside what it threw, also where the body was not what the protocol says. */
const Answered = z.object({
  message: z.string(),
  name: z.string(),
  $fault: z.string().optional(),
  $response: z.object({
    statusCode: z.int(),
    headers: z.record(z.string(), z.string()).default({}),
  }),
});

/** An HTTP answer whose body names no exception of AWS. */
export interface ForeignAnswer {
  readonly httpStatus: number;
  /** `text/html`, where the answer says what its body is. */
  readonly contentType?: string;
  readonly requestId?: string;
  /** The exception that the header `x-amzn-errortype` names although the body is not AWS's. */
  readonly errorType?: string;
}

/** What the SDK puts where an answer names no exception; STS takes the reason phrase of the status. */
const namesOfNothing: ReadonlySet<string> = new Set(["Unknown", "UnknownError", "NotFound"]);
const textsOfNothing: ReadonlySet<string> = new Set(["Unknown", "UnknownError", ""]);

/** The HTTP answer behind an error that is not an exception of AWS; undefined where there was no answer, or AWS's own. */
export function foreignAnswerOf(error: unknown): ForeignAnswer | undefined {
  const parsed = Answered.safeParse(error);
  if (!parsed.success) return undefined;
  const { name, message, $fault, $response } = parsed.data;
  const isException = $fault !== undefined && !(namesOfNothing.has(name) && textsOfNothing.has(message));
  if (isException) return undefined;
  // A TypeError of the deserializer is about the content of an answer of AWS: it is reported with its cause.
  const isUnreadable = name === "SyntaxError" || message.includes("XML parse error");
  if ($fault === undefined && $response.statusCode < 400 && !isUnreadable) return undefined;
  const headers = new Map(
    Object.entries($response.headers).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const contentType = headers.get("content-type")?.split(";")[0]?.trim();
  // `InvalidInputException:http://…`, or with the namespace of the service before a `#`.
  const errorType = headers.get("x-amzn-errortype")?.split(":")[0]?.split("#").at(-1);
  const requestId = headers.get("x-amzn-requestid");
  return {
    httpStatus: $response.statusCode,
    ...(contentType && { contentType }),
    ...(errorType && { errorType }),
    ...(requestId && { requestId }),
  };
}
