import { z } from "zod";
import type { SandboxAccount } from "../world/world";
import { requireSubscription } from "./access";
import type { HubContext, HubOperation } from "./hub-operation";
import { pageOf } from "./page";
import { unpublishedTexts } from "./unpublished-texts";

/** ListMembers has pages of at most fifty. */
const PAGE_SIZE = 50;

const ListMembers = z.object({ OnlyAssociated: z.boolean().default(true) });
const GetMembers = z.object({ AccountIds: z.array(z.string()) });

/** The administrator's members, those with Security Hub enabled unless all are asked for; other accounts have none. */
export const listMembers: HubOperation = (input, context) => {
  requireSubscription(context);
  const { OnlyAssociated } = ListMembers.parse(input);
  const ids = isAdministrator(context) ? [...context.world.accounts.keys()].sort() : [];
  const { items, nextToken } = pageOf(
    ids,
    (id) => {
      const member = memberOf(context, id);
      return OnlyAssociated && member?.MemberStatus !== ENABLED ? undefined : member;
    },
    { operation: "ListMembers", input, pageSize: PAGE_SIZE },
  );
  return { Members: items, NextToken: nextToken };
};

/** Those of the named accounts that are members; the others are unprocessed. */
export const getMembers: HubOperation = (input, context) => {
  requireSubscription(context);
  const { AccountIds } = GetMembers.parse(input);
  const answers = AccountIds.map((id) => ({
    id,
    member: isAdministrator(context) ? memberOf(context, id) : undefined,
  }));
  return {
    Members: answers.flatMap(({ member }) => member ?? []),
    UnprocessedAccounts: answers.flatMap(({ id, member }) =>
      member === undefined ? [{ AccountId: id, ProcessingResult: unpublishedTexts.notMember }] : [],
    ),
  };
};

/** The administrator of the calling member; an account that is no member gets an answer without one. */
export const getAdministratorAccount: HubOperation = (_input, context) => {
  requireSubscription(context);
  const { world, caller } = context;
  const { delegatedAdministratorId } = world.securityHub;
  const isMember = world.accounts.has(caller.accountId) && caller.accountId !== delegatedAdministratorId;
  if (delegatedAdministratorId === undefined || !isMember) return {};
  return { Administrator: { AccountId: delegatedAdministratorId, MemberStatus: ENABLED } };
};

const ENABLED = "Enabled";

/** Security Hub's `Member`, or undefined for the administrator itself and for accounts outside of the organization. */
function memberOf({ world }: HubContext, accountId: string) {
  const account = world.accounts.get(accountId);
  const administratorId = world.securityHub.delegatedAdministratorId;
  if (account === undefined || accountId === administratorId) return undefined;
  return {
    AccountId: account.id,
    Email: account.email,
    MasterId: administratorId,
    AdministratorId: administratorId,
    MemberStatus: statusOf(account),
    UpdatedAt: new Date(account.joinedAt),
  };
}

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Member.html */
function statusOf({ state, securityHubEnabled }: SandboxAccount): string {
  if (state !== "ACTIVE") return "AccountSuspended";
  return securityHubEnabled ? ENABLED : "Created";
}

function isAdministrator({ world, caller }: HubContext): boolean {
  return caller.accountId === world.securityHub.delegatedAdministratorId;
}
