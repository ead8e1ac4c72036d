"use client";

import { useQuery } from "@tanstack/react-query";
import { CopyBlock } from "@/components/ui/copy-block";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AccountId, Region } from "@/lib/core/identifiers";
import { governedRegions, standingOf } from "@/lib/organizations/policies/governed-regions";
import { CSPM_POLICY } from "@/lib/organizations/policies/model";
import { organizationsPolicyQueries } from "@/lib/organizations/policies/client/queries";
import { FoldedText, TextToCome } from "./folded-text";

/** What the Organizations policies for Security Hub CSPM come to in an account, asked of AWS when it is unfolded. */
export function EffectivePolicyText({ accountId, region }: { accountId: AccountId; region: Region }) {
  return (
    <FoldedText title="Effective policy of this account">
      <Loaded accountId={accountId} region={region} />
    </FoldedText>
  );
}

function Loaded({ accountId, region }: { accountId: AccountId; region: Region }) {
  const { data, error, refetch } = useQuery(organizationsPolicyQueries.effective(CSPM_POLICY, accountId));
  if (data === undefined) return <TextToCome error={error} onRetry={() => void refetch()} />;
  if (data.policy === undefined) {
    return (
      <p className="text-pretty">AWS Organizations has no effective policy of this type for the account.</p>
    );
  }
  const { content, updatedAt } = data.policy;
  return (
    <>
      {content !== undefined && <RegionsInWords content={content} region={region} />}
      {updatedAt !== undefined && (
        <p className="text-ink-quiet">
          updated <RelativeTime at={Date.parse(updatedAt)} />
        </p>
      )}
      {content === undefined ? (
        <p>AWS answered without the text of the policy.</p>
      ) : (
        <CopyBlock label="effective policy" text={content} />
      )}
    </>
  );
}

const standings = {
  enabled: "the policy enables Security Hub CSPM here",
  disabled: "the policy disables Security Hub CSPM here",
  "not governed": "not governed by the policy: the configuration policy holds",
} as const;

/** Which Regions the policy governs, the home Region first: what central configuration is set in. */
function RegionsInWords({ content, region }: { content: string; region: Region }) {
  const regions = governedRegions(content);
  if (regions === undefined) return null;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
      <dt className="text-ink-quiet">{region}</dt>
      <dd>{standings[standingOf(regions, region)]}</dd>
      <dt className="text-ink-quiet">Enabled in</dt>
      <dd className="break-words">{regions.enabled.join(", ") || "no Region named"}</dd>
      <dt className="text-ink-quiet">Disabled in</dt>
      <dd className="break-words">{regions.disabled.join(", ") || "no Region named"}</dd>
    </dl>
  );
}
