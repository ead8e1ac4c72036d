import { expect, it } from "vitest";
import { Failure } from "@/lib/core/failure";
import { guidanceFor, isAboutConnection } from "./guidance-for";

function forbidden(operation: string, message: string): Failure {
  return {
    code: "forbidden",
    message,
    missing: operation,
    aws: { operation, exception: "AccessDeniedException" },
  };
}

it.each([
  [
    "Must be a Security Hub delegated administrator with Central Configuration enabled",
    "not the delegated administrator",
  ],
  ["Account 123456789012 is not an administrator for this organization", "not the delegated administrator"],
  ["The request must come from the home Region", "not the home Region"],
  ["Account 123456789012 is not subscribed to AWS Security Hub", "not enabled"],
  ["User is not authorized to perform: securityhub:ListConfigurationPolicies", "permission is missing"],
])("tells what Security Hub means by %j", (message, title) => {
  expect(guidanceFor(forbidden("securityhub:ListConfigurationPolicies", message)).title).toContain(title);
});

it("sends whom Organizations refuses to an account that may read it", () => {
  const { title, steps } = guidanceFor(
    forbidden("organizations:ListAccounts", "You don't have permissions."),
  );
  expect(title).toContain("not visible to this account");
  expect(steps.join(" ")).toContain("organizations:ListAccounts");
});

it.each([
  ["This action can only be made by accounts in an AWS Organization", "belongs to no organization"],
  ["This action can only be made by a delegated administrator", "may not see organization conformance packs"],
])("tells what Config means by %j", (message, title) => {
  const operation = "config:DescribeOrganizationConformancePacks";
  const aws = { operation, exception: "OrganizationAccessDeniedException" };
  expect(guidanceFor({ code: "forbidden", message, missing: operation, aws }).title).toContain(title);
});

it("knows what can happen to a pack while it is looked at", () => {
  const operation = "config:GetOrganizationConformancePackDetailedStatus";
  const withException = (exception: string) => ({ message: "AWS says so.", aws: { operation, exception } });
  const gone = guidanceFor({
    code: "not-found",
    ...withException("NoSuchOrganizationConformancePackException"),
  });
  expect(gone.title).toContain("conformance pack is not there");
  const expired = guidanceFor({ code: "conflict", ...withException("InvalidNextTokenException") });
  expect(expired.again).toBe("Start over");
  const throttled = guidanceFor({ code: "throttled", ...withException("ThrottlingException") });
  expect(throttled.steps.join(" ")).toContain("CANOPY_CONFIG_RATE");
});

it("does not blame AWS for what Canopy's own roles forbid", () => {
  const guidance = guidanceFor({
    code: "forbidden",
    message: "Readers may not assign.",
    missing: "policy:associate",
  });
  expect(guidance.title).toContain("Your role");
  expect(guidance.meaning).toContain("policy:associate");
});

it("tells a wrong clock from wrong credentials", () => {
  const aws = { operation: "sts:GetCallerIdentity", exception: "RequestTimeTooSkewed" };
  expect(guidanceFor({ code: "unauthenticated", message: "The time differs.", aws }).title).toContain(
    "clock",
  );
  expect(
    guidanceFor({ code: "unauthenticated", message: "This server has no AWS credentials." }).title,
  ).toContain("credentials");
});

it.each([
  ["because no service control policy allows the action", "service control policy", "management account"],
  ["with an explicit deny in a resource control policy", "resource control policy", "management account"],
  ["because no permissions boundary allows the action", "permissions boundary", "get-role"],
  ["with an explicit deny in a session policy", "session policy", "Identity Center"],
  ["because no VPC endpoint policy allows the action", "VPC endpoint", "describe-vpc-endpoints"],
  ["because no resource-based policy allows the action", "policy of the resource", "delegation policy"],
  ["because no identity-based policy allows the action", "permission is missing", "policy of the role"],
])("sends a refusal %j to where it can be mended", (reason, title, step) => {
  const operation = "securityhub:ListConfigurationPolicies";
  const guidance = guidanceFor(
    forbidden(operation, `User: x is not authorized to perform: ${operation} ${reason}`),
  );
  expect(guidance.title).toContain(title);
  expect(guidance.steps.join(" ")).toContain(step);
});

it("tells an answer of another server from none", () => {
  const aws = { operation: "securityhub:DescribeOrganizationConfiguration", httpStatus: 404 };
  const answered = guidanceFor({ code: "unavailable", message: "HTTP 404.", aws });
  expect(answered.title).toBe("Something answered, but not as AWS does");
  expect(answered.steps.join(" ")).not.toContain("DNS");
  expect(isAboutConnection({ code: "unavailable", message: "HTTP 404.", aws })).toBe(true);
});

it("has words of its own for a read that meets a change, and for a change that meets another", () => {
  const aws = {
    operation: "organizations:DescribeOrganization",
    exception: "ConcurrentModificationException",
  };
  const read = guidanceFor({ code: "unavailable", message: "It conflicts.", aws });
  expect(`${read.title}. ${read.meaning}`).toContain("The organization is being changed");
  expect(`${read.title}. ${read.meaning}`).not.toContain("this change was not made");
  const write = {
    operation: "securityhub:UpdateOrganizationConfiguration",
    exception: "ResourceConflictException",
  };
  expect(guidanceFor({ code: "conflict", message: "No.", aws: write }).meaning).toContain("was not made");
});

it("does not call credentials wrong that STS accepts", () => {
  const aws = {
    operation: "config:DescribeConfigurationAggregators",
    exception: "UnrecognizedClientException",
  };
  const { title, meaning, steps } = guidanceFor({ code: "precondition", message: "No.", aws });
  expect(`${title} ${meaning}`).toContain("credentials are valid");
  expect(steps.join(" ")).toContain("enable-region");
});

it("offers to repeat what can end differently, and nothing else", () => {
  const repeatable: Failure = { code: "unavailable", message: "No answer." };
  const pointless: Failure = { code: "limit-reached", message: "20 policies." };
  expect(guidanceFor(repeatable).again).toBe("Try again");
  expect(guidanceFor(pointless).again).toBeUndefined();
});

it.each([
  ["InvalidParameterValueException", "invalid-input", "one kind of source only"],
  ["LimitExceededException", "limit-reached", "50 aggregators"],
  ["InvalidRoleException", "invalid-input", "AWSConfigRoleForOrganizations"],
  ["OrganizationAccessDeniedException", "forbidden", "register-delegated-administrator"],
  ["NoAvailableOrganizationException", "precondition", "individual accounts"],
  ["OrganizationAllFeaturesNotEnabledException", "precondition", "enable-all-features"],
])("says what to do when an aggregator is refused with %s", (exception, code, step) => {
  const aws = { operation: "config:PutConfigurationAggregator", exception };
  const failure = Failure.parse({ code, message: "No.", aws, fields: {}, missing: aws.operation });
  const { meaning, steps } = guidanceFor(failure);
  expect(meaning).toContain("as it was");
  expect(steps.join(" ")).toContain(step);
});

it("tells the weekly quota of aggregators from the others where AWS does", () => {
  const aws = { operation: "config:PutConfigurationAggregator", exception: "LimitExceededException" };
  const message = "At most 1000 accounts a week can be added or removed.";
  expect(guidanceFor({ code: "limit-reached", message, aws }).title).toContain("this week");
});

it("does not look for Canopy's own server on the way to AWS", () => {
  const failure = { code: "unavailable", of: "canopy", message: "It may be restarting." } as const;
  const { title, steps } = guidanceFor(failure);
  expect(title).toBe("Canopy does not answer");
  expect(steps.join(" ")).not.toMatch(/AWS_ENDPOINT_URL|DNS|firewall/);
  expect(isAboutConnection(failure)).toBe(false);
});

it("leads neither to the connection nor to another request where a run goes on by itself", () => {
  const failure: Failure = {
    code: "unavailable",
    message: "Run 7 has sent the request, and reads what came of it.",
    run: { id: "8d0f8f8e-7a3e-4a52-9e0e-6d8f0a6f3c11", number: 7 },
  };
  expect(guidanceFor(failure)).toMatchObject({ title: "AWS has not answered yet" });
  expect(guidanceFor(failure).again).toBeUndefined();
  expect(isAboutConnection(failure)).toBe(false);
});
