import { z } from "zod";
import { Failure } from "@/lib/core/failure";

const FailureBody = z.object({ failure: Failure });

/** The failure that a route of ours has answered; undefined where the body, which was read as JSON, is no such answer. */
export function failureIn(body: unknown): Failure | undefined {
  const parsed = FailureBody.safeParse(body);
  return parsed.success ? parsed.data.failure : undefined;
}
