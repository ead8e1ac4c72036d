import "server-only";
import { visibleText } from "@/lib/format/visible-text";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { assertNever } from "@/lib/core/assert-never";
import type { AwsOrigin, Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { connectionErrorOf } from "./connection-error";
import { failureCodeOf, type ForeseenCode } from "./exception-codes";
import { type ForeignAnswer, foreignAnswerOf } from "./foreign-answer";
import type { OperationName } from "./rates/published-rates";

/** What the log gets about an error that has no name of its own: the same reference stands in the failure. */
export interface UnexpectedReport {
  readonly reference: string;
  readonly operation: OperationName;
  readonly cause: unknown;
}

/** What a failure needs to know about the call that failed. */
export interface FailedCall {
  readonly operation: OperationName;
  readonly kind: "read" | "write";
  /** Where it was sent, for people to recognise: `https://securityhub.eu-west-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly onUnexpected: (report: UnexpectedReport) => void;
}

/** The members of the SDK's `ServiceException` and its subclasses that matter here. */
const AwsException = z.object({
  name: z.string(),
  message: z.string(),
  $fault: z.enum(["client", "server"]),
  $metadata: z.object({ requestId: z.string().optional(), httpStatusCode: z.number().optional() }),
  Reason: z.string().optional(),
});
type AwsException = z.infer<typeof AwsException>;

/**
 * Any error of a call as a failure that is safe to show. AWS's own text is kept for exceptions that AWS documents;
 * everything else gets a sentence of ours, and an unforeseen error goes to `onUnexpected` with a reference.
 */
export function failureOf(error: unknown, call: FailedCall): Failure {
  if (error instanceof FailureError) return error.failure;
  const foreign = foreignAnswerOf(error);
  if (foreign !== undefined) return foreignFailure(foreign, call, error);
  const exception = AwsException.safeParse(error);
  if (exception.success) return exceptionFailure(exception.data, call, error);
  const connection = connectionErrorOf(error);
  if (connection !== undefined) {
    const message = `${call.endpoint} could not be reached: ${connection.reason}.`;
    return { code: "unavailable", message: connection.mayHaveArrived ? withDoubt(message, call) : message };
  }
  return unexpectedFailure(error, call);
}

/** An unforeseen failure: reported with a reference that the user can quote. */
export function unexpectedFailure(
  cause: unknown,
  call: Pick<FailedCall, "operation" | "onUnexpected">,
): Failure {
  const reference = randomUUID();
  call.onUnexpected({ reference, operation: call.operation, cause });
  const exception = AwsException.safeParse(cause);
  return {
    code: "unexpected",
    message: `${call.operation} failed in a way Canopy does not know.`,
    reference,
    ...(exception.success && { aws: originOf(exception.data, call.operation) }),
  };
}

/**
 * The failure of a call that AWS answered with less than Canopy needs: rows or members are missing, or two answers
 * contradict each other. Reported once with a reference, without a stack: nothing of Canopy's broke.
 */
export function incompleteFailure(
  message: string,
  { operation, onUnexpected }: Pick<FailedCall, "operation" | "onUnexpected">,
  cause: string = message,
): Failure {
  const reference = randomUUID();
  onUnexpected({ reference, operation, cause });
  return { code: "unexpected", message, reference, aws: { operation } };
}

/** The status is all there is, unless a header names the exception. A proxy on the way may have changed the body. */
function foreignFailure(answer: ForeignAnswer, call: FailedCall, cause: unknown): Failure {
  const { httpStatus, contentType, requestId, errorType } = answer;
  if (errorType !== undefined) {
    const $metadata = { requestId, httpStatusCode: httpStatus };
    const $fault = httpStatus >= 500 ? "server" : "client";
    return exceptionFailure({ name: errorType, message: "", $fault, $metadata }, call, cause);
  }
  const aws = { operation: call.operation, httpStatus, ...(requestId !== undefined && { requestId }) };
  const body =
    contentType === undefined ? "no error of AWS in it" : `${contentType} instead of an error of AWS`;
  const answered = `${call.endpoint} answered ${call.operation} with HTTP ${httpStatus} and ${body}.`;
  if (httpStatus === 429) return { code: "throttled", message: answered, aws };
  return { code: "unavailable", message: withDoubt(answered, call), aws };
}

function exceptionFailure(exception: AwsException, call: FailedCall, cause: unknown): Failure {
  const aws = originOf(exception, call.operation);
  const code = isBusy(exception.name, call) ? "unavailable" : failureCodeOf(exception, call.operation);
  if (code !== undefined) return failureWith(code, messageOf(exception, code, call), aws);
  // A name that no model declares: then the status is all there is.
  if (exception.$metadata.httpStatusCode === 429) {
    return { code: "throttled", message: `AWS is throttling ${call.operation}.`, aws };
  }
  if (exception.$fault === "server" || (exception.$metadata.httpStatusCode ?? 0) >= 500) {
    return {
      code: "unavailable",
      message: withDoubt(`${call.endpoint} could not answer just now.`, call),
      aws,
    };
  }
  return unexpectedFailure(cause, call);
}

/** A read conflicts with a change that is under way elsewhere: it passes, and nothing of the reader's was refused. */
function isBusy(exception: string, { kind }: FailedCall): boolean {
  return kind === "read" && exception === "ConcurrentModificationException";
}

function messageOf(exception: AwsException, code: ForeseenCode, call: FailedCall): string {
  if (code === "unauthenticated") return credentialAdvice(exception.name);
  // The SDK's stand-in for a missing text.
  const silent = exception.message === "" || exception.message === "UnknownError";
  const message = silent
    ? `${call.operation} was answered with ${exception.name}.`
    : visibleText(exception.message, "\n\t");
  return code === "unavailable" ? withDoubt(message, call) : message;
}

function credentialAdvice(exception: string): string {
  switch (exception) {
    case "ExpiredToken":
    case "ExpiredTokenException":
      return "The AWS credentials of this server have expired. Renew them and restart Canopy, or configure a role, which is renewed automatically.";
    case "RequestExpired":
    case "RequestInTheFuture":
    case "RequestTimeTooSkewed":
      return "AWS refuses the time in the request. Set the clock of this server.";
    case "InvalidSignatureException":
    case "SignatureDoesNotMatch":
      return "AWS refuses the signature of the request. Check the secret access key and the clock of this server.";
    default:
      return "AWS does not know the credentials of this server. Check the access key, the session token and the partition they belong to.";
  }
}

function originOf(exception: AwsException, operation: OperationName): AwsOrigin {
  const { requestId, httpStatusCode } = exception.$metadata;
  return {
    operation,
    exception: exception.name,
    ...(requestId !== undefined && { requestId }),
    ...(httpStatusCode !== undefined && { httpStatus: httpStatusCode }),
  };
}

function withDoubt(message: string, call: FailedCall): string {
  return call.kind === "write" ? `${message} Whether the change was made is not known.` : message;
}

function failureWith(code: ForeseenCode, message: string, aws: AwsOrigin): Failure {
  switch (code) {
    case "invalid-input":
      // AWS does not say which member it dislikes other than in the text.
      return { code, message, aws, fields: {} };
    case "forbidden":
      return { code, message, aws, missing: aws.operation };
    case "unauthenticated":
    case "not-found":
    case "conflict":
    case "precondition":
    case "limit-reached":
    case "throttled":
    case "unavailable":
      return { code, message, aws };
    default:
      return assertNever(code);
  }
}
