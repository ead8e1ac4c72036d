import { AwsError, type AwsStructure, type Caller, type Service } from "../../contract";
import { optionalText, requiredText } from "../../input-members";
import { SortedIds } from "../../sorted-ids";
import type { World } from "../../world/world";
import { requireMember, requireReader } from "../access";
import { invalidInput } from "../refusals";
import { accountOf } from "../lookups";
import type { OrganizationState } from "../organization-state";
import { accountStructure, pathOf } from "../organization-structures";
import { pageOfIds } from "../page-of-ids";
import { unpublishedTexts } from "../unpublished-texts";
import { attachedTo, policyOf } from "./attachment-book";
import { effectiveContent, mergePolicies } from "./effective-policy";
import { effectivePolicyErrors, type EffectivePolicyError } from "./effective-policy-errors";
import { chainOf, targetOf } from "./policy-targets";

/** What management policies come to in an account. https://docs.aws.amazon.com/organizations/latest/APIReference/ */
export function effectivePolicyReads({ world, clock }: OrganizationState): Service {
  return {
    DescribeEffectivePolicy(input, caller) {
      const type = requiredText(input, "PolicyType");
      const accountId = effectiveTarget(world, caller, input);
      const policy = effectivePolicyOf(world, type, accountId);
      const content = policy === undefined ? undefined : effectiveContent(policy.merged);
      if (policy === undefined || content === undefined) throw notFound();
      return {
        EffectivePolicy: {
          PolicyContent: JSON.stringify(content),
          LastUpdatedTimestamp: new Date(policy.updatedAt),
          TargetId: accountId,
          PolicyType: type,
        },
      };
    },

    ListEffectivePolicyValidationErrors(input, caller) {
      const organization = requireReader(world, caller);
      const account = accountOf(world, requiredText(input, "AccountId"));
      const type = requiredText(input, "PolicyType");
      requireEnabled(world, type);
      if (effectivePolicyOf(world, type, account.id) === undefined) throw notFound();
      const errors = errorsOf(world, type, account.id);
      const list = new SortedIds(errors.map((_error, index) => positionOf(index)));
      const scope = `ListEffectivePolicyValidationErrors ${type} ${account.id}`;
      const { ids, nextToken } = pageOfIds(list, scope, input);
      return {
        AccountId: account.id,
        PolicyType: type,
        Path: pathOf(world, organization, account),
        EvaluationTimestamp: new Date(clock.now()),
        NextToken: nextToken,
        EffectivePolicyValidationErrors: ids.flatMap((id) => errorStructure(errors[Number(id)])),
      };
    },

    ListAccountsWithInvalidEffectivePolicy(input, caller) {
      const organization = requireReader(world, caller);
      const type = requiredText(input, "PolicyType");
      requireEnabled(world, type);
      const invalid = [...world.accounts.keys()].filter((id) => errorsOf(world, type, id).length > 0);
      const scope = `ListAccountsWithInvalidEffectivePolicy ${type}`;
      const { ids, nextToken } = pageOfIds(new SortedIds(invalid), scope, input);
      const accounts = ids.map((id) => accountStructure(world, organization, accountOf(world, id)));
      return { Accounts: accounts, PolicyType: type, NextToken: nextToken };
    },
  };
}

/** Members may ask for themselves, the management account and delegated administrators for every account. */
function effectiveTarget(world: World, caller: Caller, input: AwsStructure): string {
  const targetId = optionalText(input, "TargetId") ?? caller.accountId;
  const organization =
    targetId === caller.accountId ? requireMember(world, caller) : requireReader(world, caller);
  const target = targetOf(world, organization, targetId);
  if (target.type !== "ACCOUNT") throw invalidInput("TARGET_NOT_SUPPORTED", unpublishedTexts.effectiveTarget);
  return targetId;
}

/** What an account inherits and has attached, merged; undefined where nothing of the type reaches it. */
function effectivePolicyOf(world: World, type: string, accountId: string) {
  const book = world.organizationPolicies;
  const levels = chainOf(world, accountId).map((targetId) =>
    attachedTo(book, type, targetId).map((attachment) => {
      const { id, content, updatedAt } = policyOf(book, attachment.policyId);
      const document: unknown = JSON.parse(content);
      return { id, document, changedAt: Math.max(attachment.attachedAt, updatedAt) };
    }),
  );
  const changes = levels.flat().map(({ changedAt }) => changedAt);
  if (changes.length === 0) return undefined;
  return { merged: mergePolicies(levels), updatedAt: Math.max(...changes) };
}

function errorsOf(world: World, type: string, accountId: string): readonly EffectivePolicyError[] {
  const policy = effectivePolicyOf(world, type, accountId);
  return policy === undefined ? [] : effectivePolicyErrors(policy.merged, world.partition);
}

function errorStructure(error: EffectivePolicyError | undefined): AwsStructure[] {
  if (error === undefined) return [];
  const { code, message, path, policyIds } = error;
  return [{ ErrorCode: code, ErrorMessage: message, PathToError: path, ContributingPolicies: policyIds }];
}

/** A place in a list of errors that sorts as text. */
function positionOf(index: number): string {
  return String(index).padStart(6, "0");
}

function requireEnabled({ organizationPolicies }: World, type: string): void {
  if (!organizationPolicies.enabledTypes.has(type)) throw notFound();
}

function notFound(): AwsError {
  return new AwsError("EffectivePolicyNotFoundException", unpublishedTexts.effectivePolicyNotFound);
}
