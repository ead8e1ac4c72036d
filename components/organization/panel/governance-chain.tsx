import { PageLink } from "@/components/ui/address/page-link";
import { cx } from "@/components/ui/cx";
import { displayName, lineage } from "@/lib/organizations/ancestry";
import { NodeKind } from "@/lib/organizations/tree";
import { AssociationKind } from "@/lib/security-hub/governance/governance";
import { AttachedPolicies } from "@/components/inventory/organizations-policies/attached-policies";
import { EffectBadge, Governing } from "@/components/inventory/association-facts";
import type { TargetPolicies } from "@/components/inventory/organizations-policies/target-policies";
import { type GovernedBy, governedBy } from "@/components/inventory/tree/tree-row-view";
import type { OrganizationView } from "../use-organization-view";

const thisTarget: Readonly<Record<number, string>> = {
  [NodeKind.Root]: "This root",
  [NodeKind.OrganizationalUnit]: "This OU",
  [NodeKind.Account]: "This account",
};

/**
 * The target and every ancestor with what is applied there: the closest application is effective, the ones above are overridden,
 * and nothing is merged.
 */
export function GovernanceChain({
  node,
  view,
  policies,
  onOpen,
}: {
  node: number;
  view: OrganizationView;
  /** Organizations' policies on the way up, which are marked where they are attached. */
  policies: TargetPolicies;
  onOpen: (node: number) => void;
}) {
  const { tree, governance, sources } = view.governed;
  const winner = sources[node] ?? -1;
  const isKnown = view.ungoverned === "Not governed";
  return (
    <>
      <ol aria-label="Inheritance" className="grid gap-1">
        {lineage(tree, node).map((each) => {
          const applied = governance.type[each] === AssociationKind.Applied;
          return (
            <li key={each} className="flex min-h-6 flex-wrap items-center gap-x-2 text-13">
              <span className={cx("min-w-0 flex-1 truncate", each !== winner && "text-ink-quiet")}>
                {each === node ? (
                  thisTarget[tree.kind[node] ?? NodeKind.Account]
                ) : (
                  <button
                    type="button"
                    onClick={() => onOpen(each)}
                    className="max-w-full truncate rounded-chip hover:text-accent hover:underline"
                  >
                    {displayName(tree, each)}
                  </button>
                )}
              </span>
              {applied ? (
                <span className="flex min-w-0 items-center gap-1.5">
                  <LinkedGoverning by={governedBy(governance.policies, governance.policy[each] ?? -1)} />
                  <EffectBadge isEffective={each === winner} />
                </span>
              ) : (
                <span className="text-12 text-ink-quiet">
                  {isKnown || governance.type[each] !== AssociationKind.None
                    ? "None applied"
                    : view.ungoverned.toLowerCase()}
                </span>
              )}
              <AttachedPolicies policies={policies.reaching} targetId={tree.ids[each]} />
            </li>
          );
        })}
      </ol>
      {winner < 0 && isKnown && (
        <p className="text-12 text-pretty text-ink-quiet">
          No policy is applied to this target or above it. The target keeps its own settings in each Region.
        </p>
      )}
    </>
  );
}

/** What is applied somewhere; a policy leads to its own page. */
function LinkedGoverning({ by }: { by: GovernedBy }) {
  if (by.kind !== "policy") return <Governing by={by} applied />;
  return (
    <PageLink href={`/policies/${by.id}`} className="min-w-0 rounded-chip hover:underline">
      <Governing by={by} applied />
    </PageLink>
  );
}
