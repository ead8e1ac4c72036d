"use client";

import { PanelFrame } from "@/components/ui/panel/panel-frame";
import type { FailureCause } from "@/lib/aws-config/packs/causes/failure-causes";
import type { OrganizationConformancePack } from "@/lib/aws-config/packs/model";
import { LiveCheckPanel } from "./live-check-panel";
import { MemberPanel } from "./member-panel";
import { type MemberRow, memberRef, memberRow } from "./member-rows";
import { PackDetailsPanel } from "./pack-details-panel";
import type { PacksModel } from "../packs-model";
import {
  clearedPackFilter,
  type PackChange,
  type PackParams,
} from "@/components/inventory/addresses/packs-address";

/** Whichever panel of a pack the URL asks for, or none. */
export function PackPanel({
  model,
  pack,
  described,
  causes,
  params,
  onChange,
  onGo,
}: {
  model: PacksModel;
  pack: number;
  described: OrganizationConformancePack;
  causes: readonly FailureCause[];
  params: PackParams;
  onChange: (change: PackChange) => void;
  onGo: (change: PackChange) => void;
}) {
  const { placed, packs } = model;
  const { region, deployedBy } = packs.meta;
  const close = () => onGo({ panel: null, account: null });
  const memberOf = (accountId: string): MemberRow | undefined => {
    const ref = memberRef(placed, accountId);
    return ref === undefined ? undefined : memberRow(placed, pack, ref);
  };
  if (params.panel === "live") {
    return (
      <LiveCheckPanel
        packName={described.name}
        region={region}
        params={params}
        onChange={onChange}
        memberOf={memberOf}
        onClose={close}
      />
    );
  }
  if (params.panel === "details") {
    return (
      <PackDetailsPanel
        pack={described}
        tree={placed.tree}
        hasAllAccounts={model.hasAllAccounts}
        deployedBy={deployedBy}
        region={region}
        onClose={close}
      />
    );
  }
  if (params.account === null) return null;
  const member = memberOf(params.account);
  if (member === undefined) {
    return (
      <PanelFrame
        title={
          model.hasAllAccounts
            ? "Neither in the organization nor in a pack"
            : "Neither in a pack nor among the accounts that were read"
        }
        onClose={close}
      >
        <p className="px-4 py-3 text-13 text-pretty text-ink-quiet">
          No account that was read has the id <code className="font-mono text-12">{params.account}</code>.{" "}
          {model.hasAllAccounts
            ? "It may have left, or be newer than what was read."
            : "Not every account of the organization could be read, so it may still exist."}
        </p>
      </PanelFrame>
    );
  }
  return (
    <MemberPanel
      key={member.accountId}
      member={member}
      hasAllAccounts={model.hasAllAccounts}
      packName={described.name}
      region={region}
      cause={causes.find(({ key }) => key === member.cause)}
      onCause={(cause) => onGo({ ...clearedPackFilter, view: null, cause })}
      onCheck={() => onGo({ panel: "live", liveAccount: member.accountId, liveStatus: null })}
      onClose={close}
    />
  );
}
