import { CspmPolicyNotice } from "@/components/inventory/cspm-policy-notice";
import { LinkedRegionsNotice } from "@/components/inventory/linked-regions-notice";
import { CallerNotice } from "@/components/inventory/caller-notice";
import { Banner } from "@/components/ui/status/banner";
import { TextLink } from "@/components/ui/text-link";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";

/** Notices about all Security Hub numbers: Canopy uses the wrong account or Region, or no policy is in force. */
export function GovernanceNotices({ snapshot }: { snapshot: Pick<Snapshot, "meta" | "tree"> }) {
  const { meta } = snapshot;
  return (
    <>
      <CallerNotice meta={meta} />
      <LinkedRegionsNotice meta={meta} />
      <CspmPolicyNotice snapshot={snapshot} />
      {meta.configuration?.configurationType === "LOCAL" && (
        <Banner kind="warning" title="This organization uses local configuration.">
          Each account configures Security Hub separately. No configuration policy is in effect.{" "}
          <TextLink href="/configuration">Organization configuration</TextLink>
        </Banner>
      )}
    </>
  );
}
