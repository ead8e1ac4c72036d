import { assertNever } from "@/lib/core/assert-never";
import { AwsError, type AwsValue, type ServiceName } from "../contract";
import type { OperationModel } from "./service-model";
import type { Violation } from "./violations";

const shownViolations = 10;
const shownCharacters = 256;

/** The modelled error with which a service refuses input that its model forbids; the message names each member. */
export function validationError(
  service: ServiceName,
  operation: OperationModel,
  found: readonly Violation[],
): AwsError {
  const [first] = found;
  if (first === undefined) throw new Error("There is no violation to report.");
  const message = messageOf(service, found);
  switch (service) {
    case "organizations":
      return new AwsError("InvalidInputException", organizationsTexts[first.kind] ?? message, undefined, {
        Reason: reasonOf(first),
      });
    case "securityhub":
      // EnableSecurityHub declares no exception for its input: there remains the one that all services have.
      return declares(operation, "InvalidInputException")
        ? new AwsError("InvalidInputException", message)
        : new AwsError("ValidationException", message, 400);
    case "sns":
    case "sts":
      return new AwsError("ValidationError", message, 400);
    case "config":
      return new AwsError(
        isLimit(operation, first) ? "InvalidLimitException" : "ValidationException",
        message,
      );
    default:
      return assertNever(service);
  }
}

/** What AWS Organizations has been seen to answer (moto, issues of terraform-provider-aws); it names no member. */
const organizationsTexts: Readonly<Partial<Record<Violation["kind"], string>>> = {
  enum: "You specified an invalid value.",
  pattern: "You provided a value that does not match the required pattern.",
};

/** AWS's own sentence: `1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: …`. */
function messageOf(service: ServiceName, found: readonly Violation[]): string {
  const sentences = found.slice(0, shownViolations).map(({ path, value, constraint }) => {
    const shown = value === undefined ? "null" : `'${shownValue(value)}'`;
    return `Value ${shown} at '${memberName(service, path)}' failed to satisfy constraint: ${constraint}`;
  });
  return `${found.length} validation error${found.length === 1 ? "" : "s"} detected: ${sentences.join("; ")}`;
}

/** The services that share one framework name members with a small first letter; Security Hub names them as modelled. */
function memberName(service: ServiceName, path: string): string {
  if (service === "securityhub") return path;
  return path.replaceAll(
    /(^|\.)([A-Z])/g,
    (_match, start: string, letter: string) => start + letter.toLowerCase(),
  );
}

function shownValue(value: AwsValue): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}

/** The members whose value is a policy type. */
const policyTypeMembers: ReadonlySet<string> = new Set(["Filter", "PolicyType", "Type"]);

/** Organizations' `InvalidInputExceptionReason`. */
function reasonOf({ kind, path }: Violation): string {
  switch (kind) {
    case "required":
      return "INPUT_REQUIRED";
    case "enum":
      return policyTypeMembers.has(path) ? "INVALID_ENUM_POLICY_TYPE" : "INVALID_ENUM";
    case "min-length":
      return "MIN_LENGTH_EXCEEDED";
    case "max-length":
      return "MAX_LENGTH_EXCEEDED";
    case "min-value":
      return "MIN_VALUE_EXCEEDED";
    case "max-value":
      return "MAX_VALUE_EXCEEDED";
    case "pattern":
    case "type":
    case "union":
    case "unknown-member":
      return "INVALID_PATTERN";
    default:
      return assertNever(kind);
  }
}

function isLimit(operation: OperationModel, { path }: Violation): boolean {
  return path === "Limit" && declares(operation, "InvalidLimitException");
}

function declares({ errors }: OperationModel, exception: string): boolean {
  return errors.some(({ shape }) => shape === exception);
}
