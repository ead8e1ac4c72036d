import { ExternalLink } from "@/components/ui/external-link";
import { organizationPoliciesConsoleUrl } from "@/lib/core/console-links";
import { countOf, plural } from "@/lib/format/count";
import type { AccountId } from "@/lib/core/identifiers";
import type { Caller } from "@/lib/inventory/snapshot/snapshot";
import { CSPM_POLICY } from "@/lib/organizations/policies/model";
import { EffectivePolicyText } from "./effective-policy-text";
import { PolicyText } from "./policy-text";
import type { TargetPolicies } from "./target-policies";

/** What Organizations' policies for Security Hub CSPM mean for one target, with their texts on demand. */
export function PolicyEffectNote({
  policies: { isEnabled, isWhole, reaching },
  accountId,
  caller,
}: {
  policies: TargetPolicies;
  /** Of an account; AWS has no effective policy of a root or OU. */
  accountId: AccountId | undefined;
  caller: Caller;
}) {
  if (isEnabled === false) return null;
  const overruling = reaching.filter(({ type }) => type === CSPM_POLICY);
  const consoleUrl = organizationPoliciesConsoleUrl(caller);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 text-12">
      {!isWhole && (
        <p className="text-pretty text-ink-quiet">
          {overruling.length > 0
            ? `Not all Organizations policies of the type ${CSPM_POLICY} could be read: more of them may reach this target.`
            : `Whether an Organizations policy of the type ${CSPM_POLICY} overrules this is not known.`}
        </p>
      )}
      {isWhole && overruling.length === 0 && (
        <p className="text-pretty text-ink-quiet">
          No Organizations policy of the type {CSPM_POLICY} is attached here or above: none overrules this.
        </p>
      )}
      {overruling.length > 0 && (
        <p className="text-pretty">
          {countOf(overruling.length, "Organizations policy", "Organizations policies")} for Security Hub CSPM{" "}
          {plural(overruling.length, "reaches", "reach")} this target. In the Regions that{" "}
          {plural(overruling.length, "it governs", "they govern")}, what is declared there overrules the
          configuration policy, whatever AWS reports of the association.
        </p>
      )}
      {accountId !== undefined && (overruling.length > 0 || !isWhole) && (
        <EffectivePolicyText accountId={accountId} region={caller.region} />
      )}
      {overruling.map(({ id, name }) => (
        <PolicyText key={id} policyId={id} name={name} />
      ))}
      {overruling.length > 0 && consoleUrl !== undefined && (
        <span>
          <ExternalLink href={consoleUrl}>Organizations policies in the AWS console</ExternalLink>
        </span>
      )}
    </div>
  );
}
