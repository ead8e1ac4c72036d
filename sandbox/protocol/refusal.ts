import type { AwsError, AwsStructure } from "../contract";
import { type OperationModel, type ServiceModel, structureOf, type StructureShape } from "./service-model";
import type { Refusal } from "./wire";
import { type Violation, violations } from "./violations";

interface ModelledException {
  readonly shapeName: string;
  readonly shape: StructureShape;
}

/** How an error leaves the service: the modelled exception's members and status, or a common error without members. */
export function refusalOf(model: ServiceModel, error: AwsError, requestId: string): Refusal {
  const exception = exceptionOf(model, error.code);
  const members = exception === undefined ? undefined : membersOf(exception.shape, error);
  return { error, requestId, members, status: error.httpStatus ?? statusOf(model, exception) };
}

/** What the model forbids about a refusal; an exception the operation does not declare counts as well. */
export function refusalViolations(
  model: ServiceModel,
  operation: OperationModel,
  refusal: Refusal,
): readonly Violation[] {
  const { code } = refusal.error;
  const exception = exceptionOf(model, code);
  if (exception === undefined || refusal.members === undefined)
    return commonCodes.has(code) ? [] : [undeclared(code)];
  const isDeclared = operation.errors.some(({ shape }) => shape === exception.shapeName);
  const found = violations(model, exception.shapeName, modelledOnly(exception.shape, refusal.members));
  return isDeclared || commonCodes.has(code) ? found : [undeclared(code), ...found];
}

/** Errors that every service may answer, whatever its operations declare: each service's "Common Errors" page. */
const commonCodes: ReadonlySet<string> = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "ExpiredToken",
  "ExpiredTokenException",
  "IncompleteSignature",
  "IncompleteSignatureException",
  "InternalFailure",
  "InvalidAction",
  // No service's model has it; AWS Config answers it for duplicate tag keys (moto, config/exceptions.py).
  "InvalidInput",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
  "LimitExceededException",
  "RequestEntityTooLargeException",
  "SerializationException",
  "ServiceUnavailable",
  "SignatureDoesNotMatch",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "UnknownOperationException",
  "UnrecognizedClientException",
  "ValidationError",
  "ValidationException",
]);

function undeclared(code: string): Violation {
  return {
    path: "(error)",
    kind: "unknown-member",
    constraint: "Error is not declared by the operation",
    value: code,
  };
}

function exceptionOf(model: ServiceModel, code: string): ModelledException | undefined {
  for (const [shapeName, shape] of Object.entries(model.shapes)) {
    if (shape.type !== "structure" || !shape.exception) continue;
    // STS names the shape MalformedPolicyDocumentException and sends MalformedPolicyDocument.
    if ((shape.error?.code ?? shapeName) === code) return { shapeName, shape: structureOf(model, shapeName) };
  }
  return undefined;
}

/** Security Hub and Organizations model `Message`; Config models no members at all and sends `message`. */
function membersOf(shape: StructureShape, error: AwsError): AwsStructure {
  const messageMember = Object.hasOwn(shape.members, "Message") ? "Message" : "message";
  const code = Object.hasOwn(shape.members, "Code") ? { Code: error.code } : {};
  return { [messageMember]: error.message, ...code, ...error.members };
}

function modelledOnly(shape: StructureShape, members: AwsStructure): AwsStructure {
  return Object.fromEntries(
    Object.entries(members).filter(([name]) => name !== "message" || Object.hasOwn(shape.members, name)),
  );
}

/** awsJson services answer 400 on the wire whatever their traits say; only Security Hub and STS model a status. */
function statusOf(model: ServiceModel, exception: ModelledException | undefined): number {
  if (model.metadata.protocol === "json") return 400;
  return exception?.shape.error?.httpStatusCode ?? 400;
}
