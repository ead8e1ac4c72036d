import type { Service } from "../../contract";
import { requiredText } from "../../input-members";
import { SortedIds } from "../../sorted-ids";
import { requireReader } from "../access";
import type { OrganizationState } from "../organization-state";
import { pageOfIds } from "../page-of-ids";
import { attachedTo, policyOf } from "./attachment-book";
import { managedPolicies } from "./managed-policies";
import { policyStructure, policySummary } from "./policy-structures";
import { allTargetIds, targetOf, targetStructure } from "./policy-targets";

/** Organizations' reads of policies and of what they are attached to. */
export function policyReads({ world }: OrganizationState): Service {
  return {
    ListPolicies(input, caller) {
      const organization = requireReader(world, caller);
      const type = requiredText(input, "Filter");
      const { policies } = world.organizationPolicies;
      const all = [...managedPolicies.values(), ...policies.values()];
      const list = new SortedIds(all.filter((policy) => policy.type === type).map(({ id }) => id));
      const { ids, nextToken } = pageOfIds(list, `ListPolicies ${type}`, input);
      const summaries = ids.map((id) =>
        policySummary(world, organization, policyOf(world.organizationPolicies, id)),
      );
      return { Policies: summaries, NextToken: nextToken };
    },

    DescribePolicy(input, caller) {
      const organization = requireReader(world, caller);
      const policy = policyOf(world.organizationPolicies, requiredText(input, "PolicyId"));
      return { Policy: policyStructure(world, organization, policy) };
    },

    ListTargetsForPolicy(input, caller) {
      const organization = requireReader(world, caller);
      const book = world.organizationPolicies;
      const policy = policyOf(book, requiredText(input, "PolicyId"));
      const targets = allTargetIds(world, organization).filter((targetId) =>
        attachedTo(book, policy.type, targetId).some(({ policyId }) => policyId === policy.id),
      );
      const { ids, nextToken } = pageOfIds(
        new SortedIds(targets),
        `ListTargetsForPolicy ${policy.id}`,
        input,
      );
      const summaries = ids.map((id) =>
        targetStructure(world, organization, targetOf(world, organization, id)),
      );
      return { Targets: summaries, NextToken: nextToken };
    },

    ListPoliciesForTarget(input, caller) {
      const organization = requireReader(world, caller);
      const type = requiredText(input, "Filter");
      const target = targetOf(world, organization, requiredText(input, "TargetId"));
      const book = world.organizationPolicies;
      const attached = attachedTo(book, type, target.id).map(({ policyId }) => policyId);
      const { ids, nextToken } = pageOfIds(
        new SortedIds(attached),
        `ListPoliciesForTarget ${type} ${target.id}`,
        input,
      );
      const summaries = ids.map((id) => policySummary(world, organization, policyOf(book, id)));
      return { Policies: summaries, NextToken: nextToken };
    },
  };
}
