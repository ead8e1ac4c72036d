"use client";

import type { ReactNode } from "react";
import { PanelFrame, PanelSection } from "@/components/ui/panel/panel-frame";
import { Badge } from "@/components/ui/status/badge";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrganizationConformancePack } from "@/lib/aws-config/packs/model";
import { detailedStatusCommand } from "@/lib/aws-config/packs/detailed-status-command";
import { CopyBlock } from "@/components/ui/copy-block";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/format/count";
import { displayName } from "@/lib/organizations/ancestry";
import { accountStates } from "@/lib/organizations/model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import { AbsentBadge } from "../status/account-cells";
import { accountHref } from "@/components/inventory/addresses/packs-address";
import { useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import { WholeStatus } from "../status/whole-status";
import { PackTags } from "./pack-tags";

const NAMED = 100;

/** Everything that AWS says of a pack as a whole. */
export function PackDetailsPanel({
  pack,
  tree,
  hasAllAccounts,
  deployedBy,
  region,
  onClose,
}: {
  pack: OrganizationConformancePack;
  tree: OrgTree;
  /** Whether every account of the organization is in the tree. */
  hasAllAccounts: boolean;
  deployedBy: string;
  region: string;
  onClose: () => void;
}) {
  const { status } = pack;
  // Of an earlier day they aren't known.
  const isEarlier = useIsEarlier();
  return (
    <PanelFrame title="About this pack" onClose={onClose}>
      <PanelSection title="Reported status">
        <div className="flex items-center gap-2 text-13">
          <WholeStatus whole={status} />
          {status?.updatedAt !== undefined && (
            <span className="ml-auto text-12 text-ink-quiet">
              updated <RelativeTime at={Date.parse(status.updatedAt)} />
            </span>
          )}
        </div>
        {status?.errorCode !== undefined && (
          <code className="font-mono text-12 break-all">{status.errorCode}</code>
        )}
        {status?.errorMessage !== undefined && (
          <p className="text-13 text-pretty break-words">{status.errorMessage}</p>
        )}
      </PanelSection>
      <PanelSection title="Details">
        <dl className="grid gap-2 text-13">
          <Fact name="ARN">
            <Copyable value={pack.arn} label="ARN" />
          </Fact>
          <Fact name="Deployed by">
            <Copyable value={deployedBy} label="account id" />
          </Fact>
          <Fact name="Region">{region}</Fact>
          <Fact name="Last changed">
            <RelativeTime at={Date.parse(pack.updatedAt)} />
          </Fact>
          <Fact name="Delivery bucket">
            {pack.deliveryS3Bucket ? <Copyable value={pack.deliveryS3Bucket} label="bucket" /> : "none"}
          </Fact>
          <Fact name="Key prefix">
            {pack.deliveryS3KeyPrefix ? (
              <Copyable value={pack.deliveryS3KeyPrefix} label="key prefix" />
            ) : (
              "none"
            )}
          </Fact>
        </dl>
      </PanelSection>
      <PanelSection title={`Input parameters (${formatCount(pack.inputParameters.length)})`}>
        {pack.inputParameters.length === 0 ? (
          <p className="text-13 text-ink-quiet">The default values of the template apply.</p>
        ) : (
          <dl className="grid gap-1.5 text-12">
            {pack.inputParameters.map(({ name, value }) => (
              <Fact key={name} name={name}>
                <code className="font-mono break-all">{value}</code>
              </Fact>
            ))}
          </dl>
        )}
      </PanelSection>
      <PanelSection title={`Excluded accounts (${formatCount(pack.excludedAccounts.length)} of 1,000)`}>
        <ExcludedAccounts pack={pack} tree={tree} hasAllAccounts={hasAllAccounts} />
      </PanelSection>
      {!isEarlier && (
        <PanelSection title="Tags">
          <PackTags name={pack.name} />
        </PanelSection>
      )}
      <PanelSection title="Open in AWS">
        <CopyBlock label="AWS CLI command" text={detailedStatusCommand(pack.name, region)} />
      </PanelSection>
    </PanelFrame>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-0.5">
      <dt className="text-12 break-all text-ink-quiet">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function ExcludedAccounts({
  pack,
  tree,
  hasAllAccounts,
}: Pick<Parameters<typeof PackDetailsPanel>[0], "pack" | "tree" | "hasAllAccounts">) {
  const lookup = nodeLookup(tree);
  const { excludedAccounts } = pack;
  if (excludedAccounts.length === 0)
    return <p className="text-13 text-ink-quiet">None: the pack is for every account.</p>;
  return (
    <ul className="grid gap-px">
      {excludedAccounts.slice(0, NAMED).map((id) => {
        const node = lookup(id);
        const state = node === undefined ? undefined : accountStates[tree.state[node] ?? -1];
        return (
          <li key={id} className="flex min-w-0 items-center gap-2 text-13">
            {node === undefined ? (
              <Copyable value={id} label="account id" />
            ) : (
              <TextLink href={accountHref(id)} look="quiet" className="truncate">
                {displayName(tree, node)}
              </TextLink>
            )}
            {node === undefined && <AbsentBadge hasAllAccounts={hasAllAccounts} />}
            {state !== undefined && state !== "ACTIVE" && <Badge tone="suspended">not active</Badge>}
          </li>
        );
      })}
      {excludedAccounts.length > NAMED && (
        <li className="text-12 text-ink-quiet">
          and {formatCount(excludedAccounts.length - NAMED)} more: filter the accounts by “Excluded”
        </li>
      )}
    </ul>
  );
}
