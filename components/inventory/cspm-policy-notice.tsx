import { organizationLink } from "@/components/inventory/addresses/policy-links";
import { Banner } from "@/components/ui/status/banner";
import { ExternalLink } from "@/components/ui/external-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { organizationPoliciesConsoleUrl } from "@/lib/core/console-links";
import { countOf, formatCount, plural } from "@/lib/format/count";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { areOrganizationsPoliciesRead, mayTypeBeInForce } from "@/lib/inventory/snapshot/snapshot-parts";
import { CSPM_POLICY, SECURITY_HUB_POLICY } from "@/lib/organizations/policies/model";
import { affectedFigures } from "@/lib/organizations/policies/policy-effect";

const GUIDE_URL = "https://docs.aws.amazon.com/securityhub/latest/userguide/orgs-policies-how-they-work.html";

/** That Organizations' policies may overrule central configuration, how many there are and how many accounts they reach. */
export function CspmPolicyNotice({ snapshot }: { snapshot: Pick<Snapshot, "meta" | "tree"> }) {
  const { meta } = snapshot;
  if (mayTypeBeInForce(meta, CSPM_POLICY) !== true) return null;
  const consoleUrl = organizationPoliciesConsoleUrl(meta.caller);
  const isWhole = areOrganizationsPoliciesRead(meta, CSPM_POLICY);
  const figures = affectedFigures(snapshot.tree, meta.organizationsPolicies ?? [], CSPM_POLICY);
  const isHarmless = isWhole && figures.targets === 0;
  return (
    <Banner
      kind={isHarmless ? "info" : "warning"}
      title={
        isHarmless
          ? "No Organizations policy overrules central configuration."
          : "Organizations policies may overrule central configuration."
      }
    >
      {isWhole ? (
        <Counts figures={figures} />
      ) : (
        `The policy type ${CSPM_POLICY} is enabled at the root. Which policies of this type are attached where could not be read whole.`
      )}{" "}
      Read <RelativeTime at={meta.takenAt} />.{" "}
      {!isHarmless &&
        "In the Regions that such a policy governs, an association that is in effect may not hold. "}
      {figures.accounts > 0 && (
        <>
          <TextLink
            href={organizationLink({ kind: ["account"], state: ["ACTIVE"], cspm: ["reached"] })}
            prefetch={false}
          >
            Show the accounts
          </TextLink>{" "}
        </>
      )}
      <NewSecurityHub snapshot={snapshot} />{" "}
      <ExternalLink href={GUIDE_URL}>How these policies work</ExternalLink>
      {consoleUrl !== undefined && (
        <>
          {" "}
          <ExternalLink href={consoleUrl}>Open in AWS console</ExternalLink>
        </>
      )}
    </Banner>
  );
}

function Counts({
  figures: { policies, targets, accounts, isLowerBound },
}: {
  figures: ReturnType<typeof affectedFigures>;
}) {
  if (targets === 0) {
    const count =
      policies === 0 ? "There is no policy" : `None of ${countOf(policies, "policy", "policies")}`;
    return `${count} of the type ${CSPM_POLICY}${policies === 0 ? "" : " is attached"}, although the type is enabled at the root.`;
  }
  const reached = `${isLowerBound ? "at least " : ""}${countOf(accounts, "active account")}`;
  return `${countOf(policies, "policy", "policies")} of the type ${CSPM_POLICY} ${plural(policies, "is", "are")} attached to ${countOf(targets, "target")} and ${plural(policies, "reaches", "reach")} ${reached}.`;
}

/** The other type, which is about another service: never counted with the first. */
function NewSecurityHub({ snapshot: { meta } }: { snapshot: Pick<Snapshot, "meta"> }) {
  if (mayTypeBeInForce(meta, SECURITY_HUB_POLICY) !== true) return null;
  const policies = meta.organizationsPolicies?.filter(({ type }) => type === SECURITY_HUB_POLICY) ?? [];
  const count = areOrganizationsPoliciesRead(meta, SECURITY_HUB_POLICY)
    ? `${formatCount(policies.length)} ${plural(policies.length, "policy", "policies")} of the type ${SECURITY_HUB_POLICY} ${plural(policies.length, "configures", "configure")}`
    : `Policies of the type ${SECURITY_HUB_POLICY}, also enabled, configure`;
  return `${count} the new Security Hub, which is another service with an administrator of its own.`;
}
