import { aggregatorPath } from "@/components/inventory/addresses/aggregators-address";
import { policyLink } from "@/components/inventory/addresses/policy-links";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import type { NewRun } from "@/lib/runs/new-run";

/**
 * Where the form opens with a plan in it, and what leads there; undefined where no form holds it: a deletion has none, and an
 * undo is made from its run.
 */
export function planForm({ id, changes, undoes }: Pick<NewRun, "id" | "changes" | "undoes">) {
  const [change] = changes;
  if (change === undefined || undoes !== undefined) return undefined;
  switch (change.kind) {
    case "association":
      return { href: `/organization?plan=${id}`, label: "Open in the assignment form" } as const;
    case "policy": {
      const { policy } = change;
      if (policy.operation === "delete") return undefined;
      const label = "Open in the policy form";
      return policy.operation === "create"
        ? ({ href: `/policies/new?plan=${id}`, label } as const)
        : ({ href: `${policyLink(policy.policyId)}/edit?plan=${id}`, label } as const);
    }
    case "aggregator": {
      const { aggregator } = change;
      if (aggregator.operation === "delete") return undefined;
      const label = "Open in the aggregator form";
      return aggregator.expected === ABSENT
        ? ({ href: `/aggregators/new?plan=${id}`, label } as const)
        : ({ href: `${aggregatorPath(aggregator)}/edit?plan=${id}`, label } as const);
    }
    case "aggregator-tags":
      return {
        href: `${aggregatorPath(change.tags)}/edit?plan=${id}`,
        label: "Open in the aggregator form",
      } as const;
    case "configuration":
      return { href: `/configuration?plan=${id}`, label: "Open in the configuration form" } as const;
    case "pack": {
      const { pack } = change;
      if (pack.operation === "delete") return undefined;
      return { href: `/deploy?plan=${id}`, label: "Open in the pack form" } as const;
    }
    case "pack-tags":
      return { href: `/deploy?plan=${id}`, label: "Open in the pack form" } as const;
  }
}
