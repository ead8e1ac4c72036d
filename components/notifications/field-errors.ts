import type { z } from "zod";
import type { Failure } from "@/lib/core/failure";

/** What is wrong with each field, by its path with dots. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The first problem of each field. */
export function errorsOf({ issues }: z.ZodError): FieldErrors {
  return Object.fromEntries(
    issues.map(({ path, message }) => [path.map(String).join("."), message] as const).toReversed(),
  );
}

/** What the server found wrong with each field; empty for another failure. */
export function errorsOfFailure(failure: Failure | undefined): FieldErrors {
  if (failure?.code !== "invalid-input") return {};
  return Object.fromEntries(
    Object.entries(failure.fields).flatMap(([field, [message]]) =>
      message === undefined ? [] : [[field, message] as const],
    ),
  );
}
