"use client";

import { CopyBlock } from "@/components/ui/copy-block";
import { accountStateLabels } from "@/components/inventory/filter-labels";
import { PanelFrame, PanelSection } from "@/components/ui/panel/panel-frame";
import { Badge } from "@/components/ui/status/badge";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { causeGuidance, causeKindOf } from "@/lib/aws-config/packs/causes/cause-guidance";
import { detailedStatusCommand } from "@/lib/aws-config/packs/detailed-status-command";
import type { FailureCause } from "@/lib/aws-config/packs/causes/failure-causes";
import type { PackName } from "@/lib/aws-config/packs/model";
import { AccountId } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import { AbsentBadge } from "../status/account-cells";
import type { MemberRow } from "./member-rows";
import { AccountRecorder } from "@/components/inventory/recorders/account-recorder";
import { accountHref } from "@/components/inventory/addresses/packs-address";
import { complianceLabels } from "@/components/inventory/packs/compliance-labels";
import { ComplianceMark } from "@/components/inventory/packs/compliance-mark";
import { FailingRules } from "@/components/inventory/packs/failing-rules";
import { cellFilterOf, cellLabels } from "@/components/inventory/packs/pack-labels";

/** One account in one pack: its state, why it failed, who else failed so, and the ways on. */
export function MemberPanel({
  member,
  hasAllAccounts,
  packName,
  region,
  cause,
  onCause,
  onCheck,
  onClose,
}: {
  member: MemberRow;
  /** Whether every account of the organization was read. */
  hasAllAccounts: boolean;
  packName: PackName;
  region: string;
  /** Why it failed, with the others that failed for the same reason. */
  cause: FailureCause | undefined;
  onCause: (key: string) => void;
  /** Asks AWS about this account now. */
  onCheck: () => void;
  onClose: () => void;
}) {
  const filter = cellFilterOf(member.code);
  const { word, tone, means } = cellLabels[filter];
  const accountId = AccountId.safeParse(member.accountId);
  return (
    <PanelFrame
      title={member.name}
      subtitle={
        <>
          <span className="flex flex-wrap items-center gap-x-2">
            <Copyable value={member.accountId} label="account id" />
            {member.state !== undefined && member.state !== "ACTIVE" && (
              <Badge tone="suspended">{accountStateLabels[member.state]}</Badge>
            )}
            {member.path === undefined && <AbsentBadge hasAllAccounts={hasAllAccounts} />}
          </span>
          {member.path !== undefined && (
            <p className="truncate text-12 text-ink-quiet" title={member.path}>
              {member.path}
            </p>
          )}
        </>
      }
      onClose={onClose}
      footer={
        <>
          <Button onClick={onCheck}>Check now</Button>
          <TextLink href={accountHref(member.accountId)}>View account</TextLink>
        </>
      }
    >
      <PanelSection title="Status">
        <div className="flex items-center gap-2 text-13">
          <StatusMark tone={tone}>{word}</StatusMark>
          {member.updatedAt > 0 && (
            <span className="ml-auto text-12 text-ink-quiet">
              updated <RelativeTime at={member.updatedAt} />
            </span>
          )}
        </div>
        <p className="text-12 text-pretty text-ink-quiet">{means}</p>
        {member.memberPackName !== undefined && (
          <p className="grid text-12">
            <span className="text-ink-quiet">The pack in this account</span>
            <Copyable value={member.memberPackName} label="name of the pack in this account" />
          </p>
        )}
      </PanelSection>
      {member.compliance?.type !== undefined && accountId.success && (
        <PanelSection title="Compliance">
          <ComplianceMark compliance={member.compliance} />
          <p className="text-12 text-pretty text-ink-quiet">
            {complianceLabels[member.compliance.type].means}
          </p>
          {member.compliance.type === "NON_COMPLIANT" && (
            <FailingRules accountId={accountId.data} packName={packName} />
          )}
        </PanelSection>
      )}
      {cause !== undefined && (
        <PanelSection title="Why it failed">
          {member.errorCode !== undefined && (
            <code className="font-mono text-12 break-all">{member.errorCode}</code>
          )}
          <p className="text-13 text-pretty break-words">{member.errorMessage ?? "AWS gave no message."}</p>
          <AccountRecorder accountId={member.accountId} region={region} />
          <WhatToDo cause={cause} />
          <Button size="small" className="justify-self-start" onClick={() => onCause(cause.key)}>
            {cause.rows.length === 1
              ? "No other account failed for this reason"
              : `${countOf(cause.rows.length - 1, "other account")} with the same cause`}
          </Button>
        </PanelSection>
      )}
      {accountId.success && (
        <PanelSection title="Open in AWS">
          <CopyBlock
            label="AWS CLI command"
            text={detailedStatusCommand(packName, region, { filters: { accountId: accountId.data } })}
          />
        </PanelSection>
      )}
    </PanelFrame>
  );
}

function WhatToDo({ cause }: { cause: FailureCause }) {
  const { title, meaning, remedy } = causeGuidance[causeKindOf(cause)];
  return (
    <div className="grid gap-1.5 border-t pt-2 text-13 text-pretty">
      <p>
        <strong className="font-medium">{title}.</strong> {meaning}
      </p>
      <p>{remedy}</p>
    </div>
  );
}
