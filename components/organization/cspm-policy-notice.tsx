import { Banner } from "@/components/ui/banner";
import { ExternalLink } from "@/components/ui/external-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { organizationPoliciesConsoleUrl } from "@/lib/core/console-links";
import type { SnapshotMeta } from "@/lib/inventory/snapshot";
import { CSPM_POLICY, isTypeEnabled, SECURITY_HUB_POLICY } from "@/lib/organizations/policies/model";

const GUIDE_URL = "https://docs.aws.amazon.com/securityhub/latest/userguide/orgs-policies-how-they-work.html";

/** That Organizations' policies may govern Security Hub CSPM, too, whatever associations say. */
export function CspmPolicyNotice({ meta }: { meta: SnapshotMeta }) {
  if (isTypeEnabled(meta.policyTypes, CSPM_POLICY) !== true) return null;
  const consoleUrl = organizationPoliciesConsoleUrl(meta.viewer);
  return (
    <Banner kind="warning" title="Organizations may govern Security Hub CSPM, too.">
      The policy type <code className="font-mono text-12">{CSPM_POLICY}</code> is enabled at the root, as read{" "}
      <RelativeTime at={meta.takenAt} />. Where a policy of this type is attached, it overrules central
      configuration: an association that is in effect may not hold there.
      {isTypeEnabled(meta.policyTypes, SECURITY_HUB_POLICY) === true &&
        ` ${SECURITY_HUB_POLICY}, also enabled, configures the new Security Hub, which is another service.`}{" "}
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

/** The same in the inheritance of one target; also says where it is not known. */
export function CspmPolicyLine({ meta }: { meta: SnapshotMeta }) {
  const isEnabled = isTypeEnabled(meta.policyTypes, CSPM_POLICY);
  if (isEnabled === false) return null;
  return (
    <p className="text-12 text-pretty text-ink-quiet">
      {isEnabled === true
        ? `Organizations policies of the type ${CSPM_POLICY} may overrule this: the type is enabled at the root. Canopy does not read which of them are attached here.`
        : `Whether an Organizations policy of the type ${CSPM_POLICY} overrules this is not known.`}
    </p>
  );
}
