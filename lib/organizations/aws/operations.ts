import "server-only";
import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListChildrenCommand,
  ListDelegatedAdministratorsCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-organizations";
import type { Aws } from "@/lib/aws/create-aws";
import { collect, paginate } from "@/lib/aws/paginate";
import { parseOutput } from "@/lib/aws/parse-output";
import { type CallOptions, read } from "@/lib/aws/send";
import type { AccountId, TargetId } from "@/lib/core/identifiers";
import type { Tag } from "../tags/tag-snapshot";
import type { Account, Organization, OrganizationalUnit, Root, DelegatedAdministrator } from "../model";
import {
  AccountRow,
  ChildAccountRow,
  DelegatedAdministratorRow,
  organizationalUnitRow,
  OrganizationOutput,
  RootRow,
  TagRow,
} from "./operations-wire";

/** The most that a list operation of Organizations answers in one page. */
const pageSize = 20;

/** Organizations `DescribeOrganization`; any member may call it. Outside an organization it fails as `precondition`. */
export async function describeOrganization(aws: Aws, options?: CallOptions): Promise<Organization> {
  const operation = "organizations:DescribeOrganization";
  const output = await read(aws, operation, options, (http) =>
    aws.organizations.send(new DescribeOrganizationCommand({}), http),
  );
  return parseOutput(aws, operation, OrganizationOutput, output);
}

/** Organizations `ListRoots`: today there is exactly one. */
export function listRoots(aws: Aws, options?: CallOptions): Promise<Root[]> {
  return collect(
    paginate(aws, {
      operation: "organizations:ListRoots",
      row: RootRow,
      options,
      fetch: async (NextToken, http) => {
        const command = new ListRootsCommand({ NextToken, MaxResults: pageSize });
        const output = await aws.organizations.send(command, http);
        return { rows: output.Roots, nextToken: output.NextToken };
      },
    }),
  );
}

/** Organizations `ListAccounts`: every account with its ancestry, a page of up to 20 at a time. */
export function listAccounts(
  aws: Aws,
  options?: CallOptions,
): AsyncGenerator<readonly Account[], void, undefined> {
  return paginate(aws, {
    operation: "organizations:ListAccounts",
    row: AccountRow,
    options,
    fetch: async (NextToken, http) => {
      const command = new ListAccountsCommand({ NextToken, MaxResults: pageSize });
      const output = await aws.organizations.send(command, http);
      return { rows: output.Accounts, nextToken: output.NextToken };
    },
  });
}

/**
 * Organizations `ListAccountsForParent`: the accounts directly in a root or an OU, a page of up to 20 at a time. One call at
 * least for each parent, at five a second: `ListAccounts` is cheaper wherever it gives `Paths`.
 */
export function listAccountsForParent(
  aws: Aws,
  parentId: OrganizationalUnit["parentId"],
  options?: CallOptions,
): AsyncGenerator<readonly Account[], void, undefined> {
  return paginate(aws, {
    operation: "organizations:ListAccountsForParent",
    row: AccountRow,
    options,
    fetch: async (NextToken, http) => {
      const input = { ParentId: parentId, NextToken, MaxResults: pageSize };
      const output = await aws.organizations.send(new ListAccountsForParentCommand(input), http);
      return { rows: output.Accounts, nextToken: output.NextToken };
    },
  });
}

/** Organizations `ListChildren` of the type ACCOUNT: the ids of the accounts directly in a root or an OU. */
export function listChildAccounts(
  aws: Aws,
  parentId: OrganizationalUnit["parentId"],
  options?: CallOptions,
): AsyncGenerator<readonly AccountId[], void, undefined> {
  return paginate(aws, {
    operation: "organizations:ListChildren",
    row: ChildAccountRow,
    options,
    fetch: async (NextToken, http) => {
      const input = { ParentId: parentId, ChildType: "ACCOUNT" as const, NextToken, MaxResults: pageSize };
      const output = await aws.organizations.send(new ListChildrenCommand(input), http);
      return { rows: output.Children, nextToken: output.NextToken };
    },
  });
}

/** Organizations `ListOrganizationalUnitsForParent`: the OUs directly below a root or an OU. */
export function listOrganizationalUnitsForParent(
  aws: Aws,
  parentId: OrganizationalUnit["parentId"],
  options?: CallOptions,
): AsyncGenerator<readonly OrganizationalUnit[], void, undefined> {
  return paginate(aws, {
    operation: "organizations:ListOrganizationalUnitsForParent",
    row: organizationalUnitRow(parentId),
    options,
    fetch: async (NextToken, http) => {
      const input = { ParentId: parentId, NextToken, MaxResults: pageSize };
      const output = await aws.organizations.send(new ListOrganizationalUnitsForParentCommand(input), http);
      return { rows: output.OrganizationalUnits, nextToken: output.NextToken };
    },
  });
}

/**
 * Organizations `ListDelegatedAdministrators`, of one service (`securityhub.amazonaws.com`) or of all. The management
 * account and delegated administrators may call it; others fail as `forbidden`.
 */
export function listDelegatedAdministrators(
  aws: Aws,
  servicePrincipal?: string,
  options?: CallOptions,
): Promise<DelegatedAdministrator[]> {
  return collect(
    paginate(aws, {
      operation: "organizations:ListDelegatedAdministrators",
      row: DelegatedAdministratorRow,
      options,
      fetch: async (NextToken, http) => {
        const input = { ServicePrincipal: servicePrincipal, NextToken, MaxResults: pageSize };
        const output = await aws.organizations.send(new ListDelegatedAdministratorsCommand(input), http);
        return { rows: output.DelegatedAdministrators, nextToken: output.NextToken };
      },
    }),
  );
}

/**
 * Organizations `ListTagsForResource`: the tags of the root, an OU or an account, fifty at most. Fails as `not-found` for a
 * target that has left, and as `forbidden` where the policy of the role leaves this target out.
 */
export function listTagsForResource(aws: Aws, targetId: TargetId, options?: CallOptions): Promise<Tag[]> {
  return collect(
    paginate(aws, {
      operation: "organizations:ListTagsForResource",
      row: TagRow,
      options,
      fetch: async (NextToken, http) => {
        const command = new ListTagsForResourceCommand({ ResourceId: targetId, NextToken });
        const output = await aws.organizations.send(command, http);
        return { rows: output.Tags, nextToken: output.NextToken };
      },
    }),
  );
}
