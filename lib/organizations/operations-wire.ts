import "server-only";
import { z } from "zod";
import { AccountId, OrganizationalUnitId, OrganizationId, RootId } from "@/lib/core/identifiers";
import {
  Account,
  AccountState,
  Organization,
  type OrganizationalUnit,
  type Root,
  type DelegatedAdministrator,
} from "./model";

/** `DescribeOrganization`. */
export const OrganizationOutput = z
  .object({
    Organization: z.object({
      Id: OrganizationId,
      MasterAccountId: AccountId,
      FeatureSet: Organization.shape.featureSet,
    }),
  })
  .transform(({ Organization: { Id, MasterAccountId, FeatureSet } }): Organization => ({
    id: Id,
    managementAccountId: MasterAccountId,
    featureSet: FeatureSet,
  }));

/** A row of `ListRoots`. Policy types are read as AWS writes them: new ones come without a release of Canopy. */
export const RootRow = z
  .object({
    Id: RootId,
    Name: z.string(),
    PolicyTypes: z.array(z.object({ Type: z.string().optional(), Status: z.string().optional() })).optional(),
  })
  .transform(({ Id, Name, PolicyTypes }): Root => ({
    id: Id,
    name: Name,
    ...(PolicyTypes !== undefined && {
      policyTypes: PolicyTypes.flatMap(({ Type, Status = "" }) =>
        Type === undefined ? [] : [{ type: Type, status: Status }],
      ),
    }),
  }));

/** A row of `ListAccounts`. */
export const AccountRow = z
  .object({
    Id: AccountId,
    // AWS may keep both from a caller who sees the account but not its contacts.
    Name: z.string().default(""),
    Email: z.string().default(""),
    State: z.string().optional(),
    Status: z.string().optional(),
    Paths: z.array(z.string()).optional(),
    JoinedTimestamp: z.date().optional(),
  })
  .transform((row, context): Account => {
    const state = stateOf(row);
    const ancestorIds = ancestorsOf(row);
    const parentId = ancestorIds?.at(-1);
    if (state === undefined)
      context.addIssue(`Account ${row.Id} has neither a known State nor a known Status.`);
    if (parentId === undefined)
      context.addIssue(`Account ${row.Id} has no Paths that lead from a root to it.`);
    if (state === undefined || ancestorIds === undefined || parentId === undefined) return z.NEVER;
    return {
      id: row.Id,
      name: row.Name,
      email: row.Email,
      state,
      parentId,
      ancestorIds,
      ...(row.JoinedTimestamp !== undefined && { joinedAt: row.JoinedTimestamp.toISOString() }),
    };
  });

/** A row of `ListOrganizationalUnitsForParent`; which parent, only the request knows. */
export function organizationalUnitRow(parentId: OrganizationalUnit["parentId"]) {
  return z
    .object({ Id: OrganizationalUnitId, Name: z.string().optional() })
    .transform(({ Id, Name }): OrganizationalUnit => ({
      id: Id,
      parentId,
      ...(Name !== undefined && { name: Name }),
    }));
}

/** A row of `ListDelegatedAdministrators`. */
export const DelegatedAdministratorRow = z
  .object({ Id: AccountId, Name: z.string().default("") })
  .transform(({ Id, Name }): DelegatedAdministrator => ({ id: Id, name: Name }));

interface Placed {
  readonly Id: string;
  readonly State?: string | undefined;
  readonly Status?: string | undefined;
  readonly Paths?: readonly string[] | undefined;
}

/**
 * `Status` is being replaced by `State`, so either may be absent. A closed account has the status SUSPENDED and the
 * state CLOSED, so the state wins; the statuses are states of the same name otherwise
 * (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html).
 */
function stateOf({ State, Status }: Placed): AccountState | undefined {
  return AccountState.safeParse(State).data ?? AccountState.safeParse(Status).data;
}

/** From `o-…/r-…/ou-…/…/<account>/` to the root and the OUs between. */
function ancestorsOf({ Id, Paths }: Placed): Account["ancestorIds"] | undefined {
  const [, ...segments] = Paths?.[0]?.split("/") ?? [];
  return Account.shape.ancestorIds.safeParse(segments.filter((segment) => segment !== "" && segment !== Id))
    .data;
}
