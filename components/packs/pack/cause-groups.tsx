"use client";

import { CircleCheck } from "lucide-react";
import { PermittedLinkButton } from "@/components/frame/permitted-button";
import { CauseAccounts } from "@/components/inventory/cause-accounts";
import { accountStateLabels } from "@/components/inventory/filter-labels";
import { CopyBlock } from "@/components/ui/copy-block";
import { Badge } from "@/components/ui/status/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/status/empty-state";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import {
  causeCommand,
  causeGuidance,
  type CauseKind,
  causeKindOf,
} from "@/lib/aws-config/packs/causes/cause-guidance";
import type { FailedRow, FailureCause } from "@/lib/aws-config/packs/causes/failure-causes";
import { countOf, formatCount } from "@/lib/format/count";
import { placeOf } from "@/lib/organizations/ancestry";
import { accountStates } from "@/lib/organizations/model";
import { joinedLatelyAt } from "@/lib/organizations/joined-at";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { deployHref } from "../deploy/deploy-address";
import { AbsentBadge } from "../status/account-cells";
import { UnrecordedAccounts } from "@/components/inventory/recorders/unrecorded-accounts";
import { JoinedLately } from "@/components/inventory/packs/joined-lately";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { shortPackName } from "@/components/inventory/packs/pack-labels";
import type { PacksModel } from "../packs-model";

/** Accounts of a group that are named; all of them are one click away. */
const NAMED = 5;

/** Failures by cause: each kind of cause once, with its error codes and their accounts, what it means and what to do. */
export function CauseGroups({
  model,
  causes,
  chosen,
  onShow,
}: {
  model: PacksModel;
  causes: readonly FailureCause[];
  /** The key of the cause that the filter asks for. */
  chosen: string | null;
  /** Shows the accounts of a cause in the list. */
  onShow: (cause: FailureCause) => void;
}) {
  if (causes.length === 0) {
    return (
      <EmptyState icon={<CircleCheck />} title="Nothing failed">
        No account reports a failed deployment. Failed deployments are grouped here by cause.
      </EmptyState>
    );
  }
  const kinds = [...Map.groupBy(causes, causeKindOf)];
  return (
    <ol aria-label="Causes of failure" className="grid min-h-0 flex-1 content-start overflow-y-auto">
      {kinds.map(([kind, ofKind]) => (
        <li key={kind} className="border-b px-4 py-4">
          <CauseGroup model={model} kind={kind} causes={ofKind} chosen={chosen} onShow={onShow} />
        </li>
      ))}
    </ol>
  );
}

/** What failed for one reason: what it means and what to do once, and below the title each error code with its accounts. */
function CauseGroup({
  model,
  kind,
  causes,
  chosen,
  onShow,
}: {
  model: PacksModel;
  kind: CauseKind;
  causes: readonly FailureCause[];
  chosen: string | null;
  onShow: (cause: FailureCause) => void;
}) {
  const { packs } = model;
  const { title, meaning, remedy } = causeGuidance[kind];
  const rows = causes.flatMap((cause) => cause.rows);
  const touched = new Set(rows.map(({ pack }) => pack)).size;
  const [first] = rows;
  const described = packs.meta.packs[first?.pack ?? -1];
  const accountId = packs.accountIds[first?.row ?? -1];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] lg:gap-x-8">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-3">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14 font-semibold">
          <StatusIcon tone="failed" className="shrink-0 text-failed" />
          {title}
          <Badge tone="failed">{countOf(accountsIn(rows), "account")}</Badge>
          {touched > 1 && <Badge>{countOf(touched, "pack")}</Badge>}
        </h3>
        <UnrecordedAccounts
          accountIds={[...new Set(rows.map(({ row }) => row))].flatMap((row) => packs.accountIds[row] ?? [])}
          region={packs.meta.region}
        />
        {causes.map((cause) => (
          <Cause
            key={cause.key}
            model={model}
            cause={cause}
            kind={kind}
            isChosen={cause.key === chosen}
            onShow={() => onShow(cause)}
          />
        ))}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-2 text-13 text-pretty">
        <p>
          <strong className="font-medium">What it means. </strong>
          {meaning}
        </p>
        <p>
          <strong className="font-medium">What to do. </strong>
          {remedy}
        </p>
        {described !== undefined && accountId !== undefined && (
          <CopyBlock
            label="AWS CLI command"
            text={causeCommand(kind, {
              packName: described.name,
              accountId,
              region: packs.meta.region,
              excluded: described.excludedAccounts,
              memberPackName:
                packs.texts[packs.columns[first?.pack ?? -1]?.memberPackName[first?.row ?? -1] ?? -1],
            })}
          />
        )}
        <p className="text-12 text-ink-quiet">
          AWS publishes no list of these errors: Canopy infers the cause from the error text.
        </p>
      </div>
    </div>
  );
}

/** One error code with its message and the accounts that it was reported for. */
function Cause({
  model,
  cause,
  kind,
  isChosen,
  onShow,
}: {
  model: PacksModel;
  cause: FailureCause;
  kind: CauseKind;
  isChosen: boolean;
  onShow: () => void;
}) {
  const { packs, placed } = model;
  const accounts = accountsIn(cause.rows);
  const touched = new Set(cause.rows.map(({ pack }) => pack)).size;
  const packName = packs.meta.packs[cause.rows[0]?.pack ?? -1]?.name;
  const name = cause.errorCode ?? causeGuidance[kind].title;
  return (
    <section
      aria-label={name}
      aria-current={isChosen || undefined}
      className="grid grid-cols-[minmax(0,1fr)] gap-2"
    >
      <p className="text-13 break-words">
        {cause.errorCode !== undefined && (
          <code className="mr-1.5 rounded-chip bg-none-soft px-1 font-mono text-12">{cause.errorCode}</code>
        )}
        {cause.message ?? "AWS gave no message."}
      </p>
      {cause.example !== undefined && cause.example !== cause.message && (
        <p className="text-12 break-words text-ink-quiet">For example: {cause.example}</p>
      )}
      <CauseAccounts
        label={`Accounts: ${name}`}
        accounts={cause.rows.slice(0, NAMED).map((failed) => {
          const node = nodeLookup(placed.tree)(packs.accountIds[failed.row] ?? "");
          return {
            key: `${failed.pack} ${failed.row}`,
            account: <FailedAccount model={model} failed={failed} kind={kind} node={node} />,
            place: node === undefined ? undefined : placeOf(placed.tree, node),
            pack: touched > 1 ? shortPackName(packs.meta.packs[failed.pack]?.name ?? "") : undefined,
          };
        })}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={onShow}>
          {accounts === 1 ? "Show it in the list" : `Show all ${formatCount(accounts)} accounts`}
        </Button>
        {touched === 1 && packName !== undefined && (
          <>
            <PermittedLinkButton
              permission="pack:write"
              size="small"
              href={deployHref({ pack: packName, excluding: cause.key })}
            >
              {accounts === 1 ? "Exclude this account…" : `Exclude these ${formatCount(accounts)} accounts…`}
            </PermittedLinkButton>
            <PermittedLinkButton permission="pack:write" size="small" href={deployHref({ pack: packName })}>
              Redeploy…
            </PermittedLinkButton>
          </>
        )}
      </div>
    </section>
  );
}

function accountsIn(rows: readonly FailedRow[]): number {
  return new Set(rows.map(({ row }) => row)).size;
}

/** The name of an account, and what is special about it. */
function FailedAccount({
  model,
  failed,
  kind,
  node,
}: {
  model: PacksModel;
  failed: FailedRow;
  kind: CauseKind;
  node: number | undefined;
}) {
  const { packs, placed } = model;
  const { tree } = placed;
  const accountId = packs.accountIds[failed.row] ?? "";
  const joinedAt =
    node === undefined ? undefined : joinedLatelyAt(tree, node, model.organization.meta.takenAt);
  const state = node === undefined ? undefined : accountStates[tree.state[node] ?? -1];
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <TextLink
        href={packHref(packs.meta.packs[failed.pack]?.name ?? "", { account: accountId })}
        look="quiet"
        className="font-medium"
      >
        {node === undefined ? accountId : tree.names[node] || accountId}
      </TextLink>
      {node === undefined && <AbsentBadge hasAllAccounts={model.hasAllAccounts} />}
      {state !== undefined && state !== "ACTIVE" && (
        <Badge tone="suspended">{accountStateLabels[state]}</Badge>
      )}
      {joinedAt !== undefined && <JoinedLately joinedAt={joinedAt} kind={kind} />}
    </span>
  );
}
