import { assertNever } from "@/lib/core/assert-never";
import { AwsError, type Caller, type ServiceName } from "../contract";
import type { OperationModel } from "../protocol/service-model";

/** Too many calls, as each service says it. Security Hub has one exception for quotas and throttling, HTTP 429. */
export function throttled(service: ServiceName, operation: OperationModel): AwsError {
  switch (service) {
    case "organizations":
      // awslabs/aws-deployment-framework#788 quotes this text.
      return new AwsError(
        "TooManyRequestsException",
        "You have sent too many requests in too short a period of time. Try again later.",
      );
    case "securityhub":
      return operation.errors.some(({ shape }) => shape === "LimitExceededException")
        ? new AwsError("LimitExceededException", "Too many requests.")
        : new AwsError("TooManyRequestsException", "Too many requests.", 429);
    case "config":
      return new AwsError("ThrottlingException", "Rate exceeded");
    case "sns":
      return new AwsError("Throttled", "Rate exceeded", 429);
    case "sts":
      return new AwsError("Throttling", "Rate exceeded", 400);
    default:
      return assertNever(service);
  }
}

/** What IAM says when no policy allows the call. */
export function denied(service: ServiceName, operation: OperationModel, caller: Caller): AwsError {
  const action = `${service}:${operation.name}`;
  const message = `User: ${caller.arn} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
  if (service === "sts") return new AwsError("AccessDenied", message, 403);
  if (service === "sns") return new AwsError("AuthorizationError", message, 403);
  return new AwsError("AccessDeniedException", message);
}

/** A failure of AWS's own: the modelled one of Security Hub, otherwise the one that every service may answer. */
export function serverError(service: ServiceName, status: number): AwsError {
  const message = "The request could not be completed because of an internal error.";
  if (status === 503) return new AwsError("ServiceUnavailable", message, status);
  return new AwsError(service === "securityhub" ? "InternalException" : "InternalFailure", message, status);
}
