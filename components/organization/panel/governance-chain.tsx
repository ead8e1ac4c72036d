import { PageLink } from "@/components/ui/address/page-link";
import { Badge } from "@/components/ui/status/badge";
import { cx } from "@/components/ui/cx";
import { displayName, lineage } from "@/lib/organizations/ancestry";
import { AssociationKind } from "@/lib/security-hub/governance/governance";
import { AttachedPolicies } from "@/components/inventory/organizations-policies/attached-policies";
import { Governing } from "@/components/inventory/association-facts";
import type { TargetPolicies } from "@/components/inventory/organizations-policies/target-policies";
import { type GovernedBy, governedBy } from "@/components/inventory/tree/tree-row-view";
import type { OrganizationView } from "../use-organization-view";

/**
 * The target and every ancestor with what is applied there: the closest application wins, the ones above are beaten,
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
      <ol aria-label="From here up to the root" className="grid gap-1">
        {lineage(tree, node).map((each) => {
          const applied = governance.type[each] === AssociationKind.Applied;
          return (
            <li key={each} className="flex min-h-6 flex-wrap items-center gap-x-2 text-13">
              <span className={cx("min-w-0 flex-1 truncate", each !== winner && "text-ink-quiet")}>
                {each === node ? (
                  "Here"
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
                  {each === winner ? <Badge tone="success">wins</Badge> : <Badge>beaten</Badge>}
                </span>
              ) : (
                <span className="text-12 text-ink-quiet">
                  {isKnown || governance.type[each] !== AssociationKind.None
                    ? "nothing applied"
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
          Nothing is applied here or above. The target keeps its own settings in each Region.
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
