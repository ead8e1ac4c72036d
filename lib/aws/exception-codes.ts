import "server-only";
import type { FailureCode } from "@/lib/core/failure";
import type { OperationName } from "./rates/published-rates";

/** `unexpected` is for what has no name here. */
export type ForeseenCode = Exclude<FailureCode, "unexpected">;

/** Every exception that the models declare for an operation Canopy calls. */
type ModelledException =
  // Security Hub
  | "AccessDeniedException"
  | "InternalException"
  | "InvalidAccessException"
  | "InvalidInputException"
  | "LimitExceededException"
  | "ResourceConflictException"
  | "ResourceNotFoundException"
  // Organizations
  | "AWSOrganizationsNotInUseException"
  | "ConcurrentModificationException"
  | "ConstraintViolationException"
  | "EffectivePolicyNotFoundException"
  | "OrganizationalUnitNotFoundException"
  | "ParentNotFoundException"
  | "PolicyNotFoundException"
  | "ServiceException"
  | "TargetNotFoundException"
  | "TooManyRequestsException"
  | "UnsupportedAPIEndpointException"
  // AWS Config
  | "InsufficientPermissionsException"
  | "InvalidExpressionException"
  | "InvalidLimitException"
  | "InvalidNextTokenException"
  | "InvalidParameterValueException"
  | "InvalidRoleException"
  | "MaxNumberOfOrganizationConformancePacksExceededException"
  | "NoAvailableOrganizationException"
  | "NoSuchConfigRuleInConformancePackException"
  | "NoSuchConfigurationAggregatorException"
  | "NoSuchConformancePackException"
  | "NoSuchOrganizationConformancePackException"
  | "OrganizationAccessDeniedException"
  | "OrganizationAllFeaturesNotEnabledException"
  | "OrganizationConformancePackTemplateValidationException"
  | "ResourceInUseException"
  | "TooManyTagsException"
  // SNS
  | "AuthorizationErrorException"
  | "EndpointDisabledException"
  | "InternalErrorException"
  | "InvalidParameterException"
  | "InvalidSecurityException"
  | "KMSAccessDeniedException"
  | "KMSDisabledException"
  | "KMSInvalidStateException"
  | "KMSNotFoundException"
  | "KMSOptInRequired"
  | "KMSThrottlingException"
  | "NotFoundException"
  | "PlatformApplicationDisabledException"
  // STS
  | "ExpiredTokenException"
  | "MalformedPolicyDocumentException"
  | "PackedPolicyTooLargeException"
  | "RegionDisabledException";

/** An exception is known by its name: Security Hub's HTTP statuses are not what one would expect (401 for a wrong caller). */
const modelled = {
  AccessDeniedException: "forbidden",
  InternalException: "unavailable",
  InvalidAccessException: "forbidden",
  InvalidInputException: "invalid-input",
  // Quota or throttling: `failureCodeOf` decides by the operation.
  LimitExceededException: "throttled",
  ResourceConflictException: "conflict",
  ResourceNotFoundException: "not-found",

  AWSOrganizationsNotInUseException: "precondition",
  ConcurrentModificationException: "conflict",
  // A limit or a missing prerequisite: `failureCodeOf` decides by its reason.
  ConstraintViolationException: "precondition",
  EffectivePolicyNotFoundException: "not-found",
  OrganizationalUnitNotFoundException: "not-found",
  ParentNotFoundException: "not-found",
  PolicyNotFoundException: "not-found",
  ServiceException: "unavailable",
  TargetNotFoundException: "not-found",
  TooManyRequestsException: "throttled",
  UnsupportedAPIEndpointException: "precondition",

  InsufficientPermissionsException: "forbidden",
  InvalidExpressionException: "invalid-input",
  InvalidLimitException: "invalid-input",
  // A token that has expired or was made for other filters: the list has to be read again from its beginning.
  InvalidNextTokenException: "conflict",
  InvalidParameterValueException: "invalid-input",
  InvalidRoleException: "invalid-input",
  MaxNumberOfOrganizationConformancePacksExceededException: "limit-reached",
  NoAvailableOrganizationException: "precondition",
  NoSuchConfigurationAggregatorException: "not-found",
  NoSuchConfigRuleInConformancePackException: "not-found",
  NoSuchConformancePackException: "not-found",
  NoSuchOrganizationConformancePackException: "not-found",
  OrganizationAccessDeniedException: "forbidden",
  OrganizationAllFeaturesNotEnabledException: "precondition",
  OrganizationConformancePackTemplateValidationException: "invalid-input",
  ResourceInUseException: "conflict",
  TooManyTagsException: "limit-reached",

  AuthorizationErrorException: "forbidden",
  EndpointDisabledException: "precondition",
  InternalErrorException: "unavailable",
  InvalidParameterException: "invalid-input",
  InvalidSecurityException: "unauthenticated",
  KMSAccessDeniedException: "forbidden",
  KMSDisabledException: "precondition",
  KMSInvalidStateException: "precondition",
  KMSNotFoundException: "precondition",
  KMSOptInRequired: "precondition",
  KMSThrottlingException: "throttled",
  NotFoundException: "not-found",
  PlatformApplicationDisabledException: "precondition",

  ExpiredTokenException: "unauthenticated",
  MalformedPolicyDocumentException: "invalid-input",
  PackedPolicyTooLargeException: "limit-reached",
  RegionDisabledException: "precondition",
} as const satisfies Record<ModelledException, ForeseenCode>;

/**
 * What every service may answer without declaring it, in the spellings of the three protocols
 * (https://docs.aws.amazon.com/securityhub/1.0/APIReference/CommonErrors.html).
 */
const common = {
  AccessDenied: "forbidden",
  NotAuthorized: "forbidden",
  UnauthorizedOperation: "forbidden",

  AuthFailure: "unauthenticated",
  ExpiredToken: "unauthenticated",
  IncompleteSignature: "unauthenticated",
  IncompleteSignatureException: "unauthenticated",
  InvalidAccessKeyId: "unauthenticated",
  InvalidClientTokenId: "unauthenticated",
  InvalidSignatureException: "unauthenticated",
  MissingAuthenticationToken: "unauthenticated",
  MissingAuthenticationTokenException: "unauthenticated",
  RequestExpired: "unauthenticated",
  RequestInTheFuture: "unauthenticated",
  RequestTimeTooSkewed: "unauthenticated",
  SignatureDoesNotMatch: "unauthenticated",
  UnrecognizedClientException: "unauthenticated",

  OptInRequired: "precondition",
  SubscriptionRequiredException: "precondition",

  RequestLimitExceeded: "throttled",
  Throttling: "throttled",
  ThrottlingException: "throttled",

  InternalFailure: "unavailable",
  InternalServerError: "unavailable",
  InternalServerException: "unavailable",
  RequestTimeout: "unavailable",
  RequestTimeoutException: "unavailable",
  ServiceUnavailable: "unavailable",
  ServiceUnavailableException: "unavailable",

  ValidationError: "invalid-input",
  ValidationException: "invalid-input",
} as const satisfies Record<string, ForeseenCode>;

const codes: ReadonlyMap<string, ForeseenCode> = new Map(Object.entries({ ...common, ...modelled }));

/** Operations that create something AWS counts: their LimitExceededException is a quota, not a rate. */
const counted: ReadonlySet<OperationName> = new Set<OperationName>([
  "config:PutConfigurationAggregator",
  "securityhub:CreateConfigurationPolicy",
  "securityhub:CreateFindingAggregator",
]);

interface NamedException {
  readonly name: string;
  readonly Reason?: string | undefined;
}

/**
 * The failure code of an exception from `operation`; undefined for a name that AWS doesn't document. Security Hub's
 * LimitExceededException means the quota of 20 policies in CreateConfigurationPolicy (ten calls a second never meet the
 * rate), throttling in reads, which have none. Writes without a published quota count as throttled, with AWS's text.
 */
export function failureCodeOf(exception: NamedException, operation: OperationName): ForeseenCode | undefined {
  if (exception.name === "LimitExceededException") {
    return counted.has(operation) ? "limit-reached" : "throttled";
  }
  // The reasons are an open list; those that are about numbers are all spelled `…_LIMIT_EXCEEDED`.
  if (exception.name === "ConstraintViolationException" && exception.Reason?.endsWith("LIMIT_EXCEEDED")) {
    return "limit-reached";
  }
  return codes.get(exception.name);
}
