import "server-only";
import pino, { type Logger } from "pino";
import type {} from "@/lib/core/tracing";
import { env } from "@/lib/env";
import { responseInProgress } from "./routes/response-in-progress";

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: they meet here.
  var canopyLog: Logger | undefined;
}

/** The log of this process: JSON lines on standard output. */
export function log(): Logger {
  globalThis.canopyLog ??= createLog(env().logLevel);
  return globalThis.canopyLog;
}

/**
 * A log that keeps secrets out: by name where it is given objects, and errors are reduced to what they say.
 * @internal exported for its tests
 */
export function createLog(level: string, destination?: pino.DestinationStream): Logger {
  const options = {
    level,
    base: { name: "canopy" },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[secret]" },
    serializers: { err: describeError },
    mixin: requestOfLine,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Which request a line is about, whose and in which trace, where it is written while one is answered. */
function requestOfLine(): Readonly<Record<string, string>> {
  const { requestId, personId } = responseInProgress() ?? {};
  const traceId = globalThis.canopyTracing?.traceId();
  return {
    ...(requestId !== undefined && { requestId }),
    ...(personId !== undefined && { personId }),
    ...(traceId !== undefined && { traceId }),
  };
}

const secretNames = [
  "password",
  "databaseUrl",
  "DATABASE_URL",
  "secretAccessKey",
  "sessionToken",
  "credentials",
  "authorization",
  "Authorization",
  "cookie",
];

/** A message beyond this holds data rather than a cause. */
const longestMessage = 1_000;

/**
 * The parts of an error that show its cause; of a failed statement its text without the values, which are what users
 * typed. The rest is left out: the SDK's errors carry the whole answer, PostgreSQL's the row.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: shortened(String(error)) };
  return {
    type: error.name,
    message: shortened(messageOf(error)),
    stack: framesOf(error),
    ...("code" in error && { code: error.code }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** Drizzle writes the values of a statement into the message. */
function messageOf(error: Error): string {
  if ("params" in error && "query" in error && typeof error.query === "string")
    return `Failed query: ${error.query}`;
  return error.message;
}

/** The calls alone: a stack begins with the message once more. */
function framesOf({ stack = "" }: Error): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}

function shortened(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)}…`;
}
