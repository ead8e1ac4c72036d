import "server-only";
import pino, { type Logger } from "pino";
import { env } from "@/lib/env";

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: they meet here.
  var canopyLog: Logger | undefined;
}

/** The log of this process: JSON lines on standard output. */
export function log(): Logger {
  globalThis.canopyLog ??= createLog(env().logLevel);
  return globalThis.canopyLog;
}

/** A log that keeps secrets out: by name where it is given objects, and errors are reduced to what they say. */
export function createLog(level: string, destination?: pino.DestinationStream): Logger {
  const options = {
    level,
    base: { name: "canopy" },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[secret]" },
    serializers: { err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
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

/** Errors carry what they please: the SDK's the whole answer, PostgreSQL's the row. Only what tells the cause is kept. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...("code" in error && { code: error.code }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
