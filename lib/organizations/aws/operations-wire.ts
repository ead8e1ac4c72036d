import "server-only";
import { z } from "zod";
import { AccountId, OrganizationalUnitId, OrganizationId, RootId } from "@/lib/core/identifiers";
import { VisibleName } from "@/lib/format/visible-text";
import type { Tag } from "../tags/tag-snapshot";
import {
  Account,
  AccountState,
  type DelegatedAdministrator,
  Organization,
  type OrganizationalUnit,
  type Root,
} from "../model";

/*
 * AWS's model of Organizations requires no member of any output. What is absent here is absent there; only what has no
 * id at all is not a row.
 */

/** An ARN of Organizations ends with the id: `arn:aws:organizations::111122223333:root/o-exampleorgid/r-ab12`. */
const Arn = z.string().optional();

/** A row of `ListTagsForResource`. A key is needed to be a tag; a value may be empty. */
export const TagRow = z
  .object({ Key: z.string().min(1), Value: z.string().default("") })
  .transform(({ Key, Value }): Tag => ({ key: Key, value: Value }));

/** `DescribeOrganization`. */
export const OrganizationOutput = z
  .object({
    Organization: z
      .object({
        Id: z.string().optional(),
        Arn,
        MasterAccountId: z.string().optional(),
        MasterAccountArn: z.string().optional(),
        FeatureSet: z.string().optional(),
      })
      .default({}),
  })
  .transform(({ Organization: row }): Organization => {
    const id = OrganizationId.safeParse(row.Id ?? lastPart(row.Arn)).data;
    const management = row.MasterAccountId ?? lastPart(row.MasterAccountArn);
    const managementAccountId = AccountId.safeParse(management).data;
    const featureSet = Organization.shape.featureSet.safeParse(row.FeatureSet).data;
    return {
      ...(id !== undefined && { id }),
      ...(managementAccountId !== undefined && { managementAccountId }),
      ...(featureSet !== undefined && { featureSet }),
    };
  });

/**
 * A row of `ListRoots`. Policy types are read as AWS writes them: new ones come without a release of Canopy. Where one is
 * not named, which are enabled is not known.
 */
export const RootRow = z
  .preprocess(
    withIdOfArn,
    z.object({
      Id: RootId,
      Name: VisibleName.default(""),
      PolicyTypes: z
        .array(z.object({ Type: z.string().optional(), Status: z.string().optional() }))
        .optional(),
    }),
  )
  .transform(({ Id, Name, PolicyTypes }): Root => ({
    id: Id,
    name: Name,
    ...policyTypesOf(PolicyTypes),
  }));

function policyTypesOf(
  types: readonly { readonly Type?: string | undefined; readonly Status?: string | undefined }[] | undefined,
): Pick<Root, "policyTypes"> {
  const named = types?.flatMap(({ Type, Status = "" }) =>
    Type === undefined ? [] : [{ type: Type, status: Status }],
  );
  return named === undefined || named.length < (types?.length ?? 0) ? {} : { policyTypes: named };
}

/** A row of `ListAccounts` and of `ListAccountsForParent`. */
export const AccountRow = z
  .preprocess(
    withIdOfArn,
    z.object({
      Id: AccountId,
      // AWS may keep both from a caller who sees the account but not its contacts.
      Name: VisibleName.default(""),
      Email: VisibleName.default(""),
      State: z.string().optional(),
      Status: z.string().optional(),
      Paths: z.array(z.string()).optional(),
      JoinedTimestamp: z.date().optional(),
    }),
  )
  .transform((row): Account => {
    const state = stateOf(row);
    const ancestorIds = ancestorsOf(row);
    const parentId = ancestorIds.at(-1);
    return {
      id: row.Id,
      name: row.Name,
      email: row.Email,
      ancestorIds,
      ...(state !== undefined && { state }),
      ...(parentId !== undefined && { parentId }),
      ...(row.JoinedTimestamp !== undefined && { joinedAt: row.JoinedTimestamp.toISOString() }),
    };
  });

/** A row of `ListChildren` of the type ACCOUNT. */
export const ChildAccountRow = z.object({ Id: AccountId }).transform(({ Id }) => Id);

/** A row of `ListOrganizationalUnitsForParent`; which parent, only the request knows. */
export function organizationalUnitRow(parentId: OrganizationalUnit["parentId"]) {
  return z
    .preprocess(withIdOfArn, z.object({ Id: OrganizationalUnitId, Name: VisibleName.optional() }))
    .transform(({ Id, Name }): OrganizationalUnit => ({
      id: Id,
      parentId,
      ...(Name !== undefined && { name: Name }),
    }));
}

/** A row of `ListDelegatedAdministrators`. */
export const DelegatedAdministratorRow = z
  .preprocess(withIdOfArn, z.object({ Id: AccountId, Name: VisibleName.default("") }))
  .transform(({ Id, Name }): DelegatedAdministrator => ({ id: Id, name: Name }));

/** From `o-…/r-…/ou-…/…/<own id>/` to the root and the OUs between; empty where that is no way from a root. */
export function ancestorsIn(path: string | undefined, ownId: string): Account["ancestorIds"] {
  const [, ...segments] = path?.split("/") ?? [];
  const ancestors = segments.filter((segment) => segment !== "" && segment !== ownId);
  return Account.shape.ancestorIds.safeParse(ancestors).data ?? [];
}

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

function ancestorsOf({ Id, Paths }: Placed): Account["ancestorIds"] {
  return ancestorsIn(Paths?.[0], Id);
}

/** The row with the id that its ARN ends with, where it has an ARN and no id. */
export function withIdOfArn(row: unknown): unknown {
  const parsed = z.looseObject({ Id: z.string().optional(), Arn }).safeParse(row);
  if (!parsed.success || parsed.data.Id !== undefined) return row;
  return { ...parsed.data, Id: lastPart(parsed.data.Arn) };
}

/** What stands behind the last slash of an ARN. */
export function lastPart(arn: string | undefined): string | undefined {
  return arn?.split("/").at(-1);
}
