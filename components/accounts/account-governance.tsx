"use client";

import { AssociationFacts, EffectBadge, Governing } from "@/components/inventory/association-facts";
import { AttachedPolicies } from "@/components/inventory/organizations-policies/attached-policies";
import { PolicyEffectNote } from "@/components/inventory/organizations-policies/policy-effect";
import { useNow } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { AccountId } from "@/lib/core/identifiers";
import { accountDefinitions } from "@/lib/security-hub/figure-definitions";
import { AccountSection } from "./account-section";
import type { AccountView } from "./account-view";

/** What governs Security Hub in the account, from where, and whether it took effect. */
export function AccountGovernance({ view }: { view: AccountView }) {
  const nowMs = Math.floor(useNow() / 60_000) * 60_000;
  const { row, chain, ungoverned, policies, caller, takenAt } = view;
  return (
    <AccountSection
      title="Security Hub configuration"
      definitions={accountDefinitions}
      aside={
        <>
          as of <RelativeTime at={takenAt} />
          {row.updatedAt > takenAt && (
            <>
              , change of <RelativeTime at={row.updatedAt} /> included
            </>
          )}
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-2 text-13">
        <Governing by={row.governedBy} applied={row.applied} />
        {row.from !== undefined && (
          <span className="text-12 text-ink-quiet">
            inherited from <TextLink href={`/organization?target=${row.from.id}`}>{row.from.name}</TextLink>
          </span>
        )}
      </div>
      <AssociationFacts row={row} nowMs={nowMs} />
      {(row.status === "failed" || row.status === "stuck") && (
        <TextLink href={`/organization?target=${row.id}`} className="justify-self-start text-13">
          Troubleshoot and retry
        </TextLink>
      )}
      <h3 className="pt-2 text-12 font-medium text-ink-quiet">Inheritance</h3>
      {/* One grid for all rows: each policy stands beside the target that it is applied to. */}
      <ol
        aria-label="Inheritance"
        className="grid grid-cols-[fit-content(50%)_minmax(0,1fr)] gap-x-6 gap-y-1"
      >
        {chain.map(({ id, name, applied, isEffective }, index) => (
          <li key={id} className="col-span-2 grid min-h-6 grid-cols-subgrid items-center text-13">
            <span className={cx("min-w-0 break-words", !isEffective && "text-ink-quiet")}>
              {index === 0 ? (
                "This account"
              ) : (
                <TextLink href={`/organization?target=${id}`} look="quiet">
                  {name}
                </TextLink>
              )}
            </span>
            <span className="flex min-w-0 flex-wrap items-center gap-1.5">
              {applied === undefined ? (
                <span className="text-12 text-ink-quiet">
                  {ungoverned === "Not governed" ? "None applied" : ungoverned.toLowerCase()}
                </span>
              ) : (
                <>
                  <Governing by={applied} applied />
                  <EffectBadge isEffective={isEffective} />
                </>
              )}
              <AttachedPolicies policies={policies.reaching} targetId={id} />
            </span>
          </li>
        ))}
      </ol>
      <PolicyEffectNote policies={policies} accountId={AccountId.safeParse(row.id).data} caller={caller} />
    </AccountSection>
  );
}
