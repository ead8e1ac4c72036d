import "server-only";
import { z } from "zod";
import { CallerIdentity } from "@/lib/aws/caller-identity";
import type { Aws } from "@/lib/aws/create-aws";
import { unexpectedFailure } from "@/lib/aws/failure-of";
import type { OperationName } from "@/lib/aws/rates/published-rates";
import { failed, type Result, success } from "@/lib/core/result";
import { OrganizationOutput, DelegatedAdministratorRow } from "@/lib/organizations/aws/operations-wire";
import {
  FindingAggregatorOutput,
  OrganizationConfigurationOutput,
} from "@/lib/security-hub/aws/operations-wire";
import type { ReadInUse } from "../aws-operations";
import type { Observation } from "../observation";
import type { Tried } from "./operations";

/** Organizations `ListDelegatedAdministrators`: a service has a handful at most, so its first page is all of them. */
const Administrators = z
  .object({ DelegatedAdministrators: z.array(DelegatedAdministratorRow).default([]) })
  .transform(({ DelegatedAdministrators }) => DelegatedAdministrators);

/** What a tried read shows besides the permission to make it: nothing for most of them. */
export function factsOf(
  aws: Aws,
  operation: ReadInUse | "sts:GetCallerIdentity",
  tried: Tried,
): Observation[] {
  switch (operation) {
    case "sts:GetCallerIdentity":
      return factFrom(aws, operation, CallerIdentity, tried, (result) => ({ about: "caller", result }));
    case "organizations:DescribeOrganization":
      return factFrom(aws, operation, OrganizationOutput, tried, (result) => ({
        about: "organization",
        result,
      }));
    case "organizations:ListDelegatedAdministrators":
      return administratorFacts(aws, "securityHub", tried);
    case "securityhub:DescribeOrganizationConfiguration":
      return factFrom(aws, operation, OrganizationConfigurationOutput, tried, (result) => ({
        about: "configuration",
        result,
      }));
    case "securityhub:ListFindingAggregators": {
      const { outcome } = tried;
      return outcome.state === "failed"
        ? [{ about: "finding-aggregator", result: failed(outcome.failure) }]
        : [];
    }
    case "securityhub:GetFindingAggregator": {
      const { outcome } = tried;
      // AWS answered the list and it is empty; a list that failed has been reported already.
      if (outcome.state === "not-tried" && outcome.because === "nothing-there")
        return [{ about: "finding-aggregator", result: success(null) }];
      return factFrom(aws, operation, FindingAggregatorOutput, tried, (result) => ({
        about: "finding-aggregator",
        result,
      }));
    }
    default:
      return [];
  }
}

/** Who administers a service. */
export function administratorFacts(
  aws: Aws,
  of: "securityHub" | "config" | "packs",
  tried: Tried,
): Observation[] {
  const operation = "organizations:ListDelegatedAdministrators";
  return factFrom(aws, operation, Administrators, tried, (result) => ({
    about: "administrators",
    of,
    result,
  }));
}

/** What an answer says, or why there is none; nothing where the call was not made. */
function factFrom<Output>(
  aws: Aws,
  operation: OperationName,
  schema: z.ZodType<Output>,
  { outcome, output }: Tried,
  report: (result: Result<Output>) => Observation,
): Observation[] {
  if (outcome.state === "not-tried") return [];
  if (outcome.state === "failed") return [report(failed(outcome.failure))];
  const parsed = schema.safeParse(output);
  if (parsed.success) return [report(success(parsed.data))];
  return [report(failed(unexpectedFailure(parsed.error, { operation, onUnexpected: aws.onUnexpected })))];
}
