import { Badge } from "@/components/ui/status/badge";
import { CSPM_POLICY } from "@/lib/organizations/policies/model";
import type { PolicyOnTarget } from "./target-policies";

/** In the chain of a target: the Organizations policies that are attached to one link of it, and what each means. */
export function AttachedPolicies({
  policies,
  targetId,
}: {
  policies: readonly PolicyOnTarget[];
  targetId: string | undefined;
}) {
  const attached = policies.filter(({ attachedTo }) => attachedTo === targetId);
  if (attached.length === 0) return null;
  return (
    <ul aria-label="Organizations policies attached here" className="grid w-full gap-0.5 pl-3 text-12">
      {attached.map(({ id, name, type }) => (
        <li key={id} className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-0.5">
          <span className="text-ink-quiet">Organizations policy</span>
          <span className="min-w-0 truncate font-medium" title={`${name} (${id})`}>
            {name}
          </span>
          {type === CSPM_POLICY ? (
            <Badge tone="outdated" className="ml-auto">
              may overrule
            </Badge>
          ) : (
            <Badge className="ml-auto">new Security Hub only</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
