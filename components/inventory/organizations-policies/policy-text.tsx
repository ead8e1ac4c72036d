"use client";

import { useQuery } from "@tanstack/react-query";
import { Copyable } from "@/components/ui/copyable";
import { CopyBlock } from "@/components/ui/copy-block";
import type { OrganizationsPolicyId } from "@/lib/organizations/policies/model";
import { organizationsPolicyQueries } from "@/lib/organizations/policies/client/queries";
import { FoldedText, TextToCome } from "./folded-text";

/** The text of one Organizations policy, asked of AWS when it is unfolded. */
export function PolicyText({ policyId, name }: { policyId: OrganizationsPolicyId; name: string }) {
  return (
    <FoldedText title={`Text of ${name}`}>
      <Copyable value={policyId} label="policy id" />
      <Loaded policyId={policyId} name={name} />
    </FoldedText>
  );
}

function Loaded({ policyId, name }: { policyId: OrganizationsPolicyId; name: string }) {
  const { data, error, refetch } = useQuery(organizationsPolicyQueries.text(policyId));
  if (data === undefined) return <TextToCome error={error} onRetry={() => void refetch()} />;
  if (data.content === undefined) return <p>AWS answered without the text of the policy.</p>;
  return <CopyBlock label={`text of ${name}`} text={data.content} />;
}
