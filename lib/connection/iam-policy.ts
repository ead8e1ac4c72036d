import { type OperationInUse, operationsOf } from "./aws-operations";

/** An IAM policy document, as JSON has it. */
export interface IamPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: string;
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }[];
}

/** Statement names of the services, by the prefix of their actions. */
const sids: Readonly<Record<string, string>> = {
  config: "CanopyReadsConfig",
  organizations: "CanopyReadsOrganizations",
  securityhub: "CanopyReadsSecurityHub",
};

/** Minimum IAM permissions to read everything Canopy shows: one statement for each service. */
export function readPolicy(): IamPolicy {
  const byService = new Map<string, OperationInUse[]>();
  for (const name of operationsOf("read")) {
    const [service = ""] = name.split(":");
    byService.set(service, [...(byService.get(service) ?? []), name]);
  }
  return {
    Version: "2012-10-17",
    Statement: [...byService].map(([service, Action]) => ({
      Sid: sids[service] ?? service,
      Effect: "Allow",
      Action,
      Resource: "*",
    })),
  };
}

/** What each write needs, one policy each, so that a role gets no more than its people should do. */
export function writePolicies(): { readonly operation: OperationInUse; readonly policy: IamPolicy }[] {
  return operationsOf("write").map((operation) => ({ operation, policy: policyOf([operation]) }));
}

/**
 * All writes in one policy, a statement each, as the README prints it: what its people should not do is left out.
 * @internal the README is checked against it
 */
export function writePolicy(): IamPolicy {
  return policyOf(operationsOf("write"));
}

function policyOf(operations: readonly OperationInUse[]): IamPolicy {
  return {
    Version: "2012-10-17",
    Statement: operations.flatMap((operation) => [
      {
        Sid: `Canopy${operation.replace(/^.*:/, "")}`,
        Effect: "Allow",
        Action: [operation],
        Resource: "*",
      },
      ...(operation === "config:PutConfigurationAggregator" ? [passRole] : []),
    ]),
  };
}

/** An aggregator of the whole organization names a role, and the caller must be allowed to pass that role to Config. */
const passRole: IamPolicy["Statement"][number] = {
  Sid: "CanopyPassesRolesToConfig",
  Effect: "Allow",
  Action: ["iam:PassRole"],
  Resource: "*",
  Condition: { StringEquals: { "iam:PassedToService": "config.amazonaws.com" } },
};
