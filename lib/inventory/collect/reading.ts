import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { incompleteFailure } from "@/lib/aws/failure-of";
import { countMalformed } from "@/lib/aws/malformed-rows";
import type { OperationName } from "@/lib/aws/rates/published-rates";
import type { CallOptions } from "@/lib/aws/send";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { Part } from "@/lib/core/missing-part";
import type { CollectionDraft } from "./collection-draft";
import type { ProgressMeter } from "./progress-meter";
import type { StreamName } from "./stream-plan";

/** A draft that remembers what could not be read. */
interface DraftWithMissingParts {
  /** One missing part for each part: the first failure is the one that explains it. */
  addMissing(part: Part, failure: Failure): void;
  /** The failure of a part, in the place of the one it has. */
  setMissing(part: Part, failure: Failure): void;
}

/** What the streams of one collection share. */
export interface Reading<Draft extends DraftWithMissingParts = CollectionDraft> {
  readonly aws: Aws;
  readonly draft: Draft;
  readonly meter: ProgressMeter;
  /** Ends the collection: the server shuts down. */
  readonly signal: AbortSignal;
}

/**
 * Runs a part of a stream. Where AWS does not give it, that becomes a missing part and is answered; only an abort and an error of
 * our own reject.
 */
export async function readPart(
  { draft, meter, signal }: Reading<DraftWithMissingParts>,
  { stream, ...part }: Part & { readonly stream: StreamName },
  work: () => Promise<void>,
): Promise<Failure | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof FailureError)) throw error;
    draft.addMissing(part, error.failure);
    meter.fail(stream);
    return error.failure;
  }
}

/** A long list may outlive its tokens; then it is read from its beginning, once. */
export async function againWhenTokenExpires(read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== "conflict") throw error;
    await read();
  }
}

/**
 * Options for the calls of a part: rows that are not what AWS documents are left out and make one missing part, which counts them.
 */
export function callOptions(
  { aws, draft, signal }: Reading<DraftWithMissingParts>,
  { operation, ...part }: Part & { readonly operation: OperationName },
): CallOptions {
  const onMalformed = countMalformed(aws, operation, (failure) =>
    draft.setMissing({ ...part, isPartial: true }, failure),
  );
  return { signal, onMalformed };
}

/** A missing part for what AWS answered without saying it; see `incompleteFailure`. */
export function addIncomplete(
  { aws, draft }: Reading<DraftWithMissingParts>,
  { operation, ...part }: Part & { readonly operation: OperationName },
  message: string,
): void {
  draft.addMissing(part, incompleteFailure(message, { operation, onUnexpected: aws.onUnexpected }));
}
