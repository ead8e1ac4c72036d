import { TextLink } from "@/components/ui/text-link";
import type { Failure } from "@/lib/core/failure";

/** The run of a request that AWS has not answered yet. Undefined for every other failure. */
export function runOf(failure: Failure) {
  return failure.code === "unavailable" ? failure.run : undefined;
}

/** To the run that goes on by itself, and says what came of its request. */
export function RunLink({ run: { id, number } }: { run: NonNullable<ReturnType<typeof runOf>> }) {
  return <TextLink href={`/runs/${id}`}>Open run {number}</TextLink>;
}
