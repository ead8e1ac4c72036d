import { PolicyChip } from "@/components/ui/status/policy-chip";
import { StatusMark } from "@/components/ui/status/status-mark";
import { type ConfigurationId, SELF_MANAGED } from "@/lib/core/identifiers";

/** A policy with its place in the list of policies, which is its color. */
export interface NamedPolicy {
  readonly id: string;
  readonly name: string;
  readonly index: number;
}

/** What is applied to a target itself, by its chip or word; null for nothing. */
export function ConfigurationMark({
  id,
  policies,
}: {
  id: ConfigurationId | null;
  policies: readonly NamedPolicy[];
}) {
  if (id === null) return <StatusMark tone="none">None applied</StatusMark>;
  if (id === SELF_MANAGED) return <StatusMark tone="self-managed">Self-managed</StatusMark>;
  const policy = policies.find((each) => each.id === id);
  return <PolicyChip name={policy?.name ?? id} identity={policy?.index ?? 0} source="applied" />;
}
