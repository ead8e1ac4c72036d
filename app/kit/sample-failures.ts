import type { Failure, FailureCode } from "@/lib/core/failure";

const requestId = "8f2c1f0a-6f0e-4c55-9d4e-0a8f4c1d2b3a";
const start = "securityhub:StartConfigurationPolicyAssociation";

/** One failure of each code, with the words AWS uses. */
export const sampleFailures = {
  "invalid-input": {
    code: "invalid-input",
    message: "Two fields are not as AWS wants them.",
    fields: {
      "Target.AccountId": ["An account id is twelve digits."],
      ConfigurationPolicyIdentifier: ["Choose a policy."],
    },
  },
  unauthenticated: {
    code: "unauthenticated",
    message:
      "AWS does not know the credentials of this server. Check the access key, the session token and the partition they belong to.",
    aws: {
      operation: "sts:GetCallerIdentity",
      exception: "InvalidClientTokenId",
      httpStatus: 403,
      requestId,
    },
  },
  forbidden: {
    code: "forbidden",
    message: "Must be a Security Hub delegated administrator with Central Configuration enabled",
    missing: "securityhub:ListConfigurationPolicies",
    aws: {
      operation: "securityhub:ListConfigurationPolicies",
      exception: "AccessDeniedException",
      httpStatus: 403,
      requestId,
    },
  },
  "not-found": {
    code: "not-found",
    message: "The configuration policy does not exist.",
    aws: { operation: start, exception: "ResourceNotFoundException", httpStatus: 404, requestId },
  },
  conflict: {
    code: "conflict",
    message: "The organization configuration is being changed.",
    aws: {
      operation: "securityhub:UpdateOrganizationConfiguration",
      exception: "ResourceConflictException",
      httpStatus: 409,
      requestId,
    },
  },
  precondition: {
    code: "precondition",
    message: "Your account is not a member of an organization.",
    aws: {
      operation: "organizations:DescribeOrganization",
      exception: "AWSOrganizationsNotInUseException",
      httpStatus: 400,
      requestId,
    },
  },
  "limit-reached": {
    code: "limit-reached",
    message: "You have reached the maximum of 20 configuration policies.",
    aws: {
      operation: "securityhub:CreateConfigurationPolicy",
      exception: "LimitExceededException",
      httpStatus: 429,
      requestId,
    },
  },
  throttled: {
    code: "throttled",
    message: "Rate exceeded.",
    retryAfterMs: 12_000,
    aws: {
      operation: "organizations:ListAccounts",
      exception: "TooManyRequestsException",
      httpStatus: 400,
      requestId,
    },
  },
  unavailable: {
    code: "unavailable",
    message: "http://127.0.0.1:4566 could not be reached: the connection was refused.",
  },
  unexpected: {
    code: "unexpected",
    message: "securityhub:GetFindingAggregator failed in a way Canopy does not know.",
    reference: "3b0e1d5c-2a86-4a7f-b7e1-6a2b9f0d4c11",
  },
} satisfies Record<FailureCode, Failure>;
