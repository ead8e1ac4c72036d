import { createSerializer } from "nuqs/server";
import { organizationParsers, type ViewChange } from "./organization-address";
import type { PolicyId, TargetId } from "@/lib/core/identifiers";
import { compareParsers } from "./policies-address";

const organizationQuery = createSerializer(organizationParsers);
const compareQuery = createSerializer(compareParsers);

/** The organization page, narrowed down to what a number counts. */
export function organizationLink(view: ViewChange): `/organization?${string}` {
  return `/organization?${organizationQuery(view).slice(1)}`;
}

/** What a policy governs, narrowed down further. Numbers of accounts count active ones. */
export function governedLink(policy: string, view: ViewChange = {}): `/organization?${string}` {
  return organizationLink({ ...governedView(policy), ...view });
}

/** The parameters of an export of the accounts that a policy governs. */
export function governedQuery(policy: string): URLSearchParams {
  return new URLSearchParams(organizationQuery(governedView(policy)));
}

function governedView(policy: string): ViewChange {
  return { policy: [policy], kind: ["account"], state: ["ACTIVE"] };
}

/** The panel of a target in the tree. */
export function targetLink(target: TargetId): `/organization?${string}` {
  return organizationLink({ target });
}

export function policyLink(id: PolicyId): `/policies/${string}` {
  return `/policies/${id}`;
}

export function compareLink(a: string, b: string | null): `/policies/compare?${string}` {
  return `/policies/compare?${compareQuery({ a, b }).slice(1)}`;
}
