import { DockedNotices } from "@/components/ui/notice-dock";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { JoinedLately } from "@/components/inventory/packs/joined-lately";
import { packHref } from "../inventory/addresses/packs-address";
import { ComplianceMark } from "@/components/inventory/packs/compliance-mark";
import { FailingRules } from "@/components/inventory/packs/failing-rules";
import type { AccountId } from "@/lib/core/identifiers";
import { cellFilterOf, cellLabels } from "@/components/inventory/packs/pack-labels";
import { NOT_READ } from "@/components/inventory/packs/matrix-row-view";
import { RecorderNote } from "@/components/inventory/recorders/recorder-note";
import type { KnownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { MissingPart } from "@/lib/core/missing-part";
import type { AccountPack, AccountPacksView } from "./account-packs-view";
import { packDefinitions } from "@/lib/aws-config/packs/figure-definitions";
import { AccountSection } from "./account-section";

/** The conformance packs in the account, each with its state and, where it failed, why and what to do. */
export function AccountPacks({
  view,
  accountId,
  missingParts,
  joinedAt,
  recorder,
}: {
  view: AccountPacksView;
  accountId: AccountId;
  missingParts: readonly MissingPart[];
  /** Epoch milliseconds at which the account joined the organization, where that was lately. */
  joinedAt: number | undefined;
  /** What is known of the account's recorder in the packs' Region; undefined where it was not read. */
  recorder: KnownRecorder | undefined;
}) {
  return (
    <AccountSection
      title="Conformance packs"
      definitions={packDefinitions}
      aside={
        <>
          deployed by {view.deployedBy} in {view.region}, as of <RelativeTime at={view.takenAt} />
        </>
      }
    >
      <DockedNotices>
        <MissingPartsNotice missingParts={missingParts} />
      </DockedNotices>
      {view.packs.length === 0 ? (
        <p className="text-13 text-pretty text-ink-quiet">
          Account {view.deployedBy} has deployed no organization conformance packs in {view.region}. What
          others deployed is not visible from here.
        </p>
      ) : (
        <ul aria-label="Packs in this account" className="grid">
          {view.packs.map((pack) => (
            <PackLine
              key={pack.name}
              pack={pack}
              accountId={accountId}
              joinedAt={joinedAt}
              recorder={recorder}
            />
          ))}
        </ul>
      )}
    </AccountSection>
  );
}

function PackLine({
  pack,
  accountId,
  joinedAt,
  recorder,
}: {
  pack: AccountPack;
  accountId: AccountId;
  joinedAt: number | undefined;
  recorder: KnownRecorder | undefined;
}) {
  const { word, tone, means } = cellLabels[cellFilterOf(Math.max(0, pack.code))];
  return (
    <li className="grid gap-x-4 gap-y-1 border-t py-2 text-13 first:border-t-0 sm:grid-cols-[10rem_minmax(0,1fr)] sm:[&>*]:col-start-2">
      <span className="sm:col-start-1! sm:row-start-1" title={means}>
        {pack.code === NOT_READ ? (
          <StatusMark tone="not-visible">Not read</StatusMark>
        ) : (
          <StatusMark tone={tone}>{word}</StatusMark>
        )}
      </span>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 sm:row-start-1">
        <TextLink href={packHref(pack.name)} look="quiet" className="min-w-0 font-medium break-words">
          {pack.name}
        </TextLink>
        {pack.updatedAt > 0 && (
          <span className="text-12 text-ink-quiet">
            <RelativeTime at={pack.updatedAt} />
          </span>
        )}
      </p>
      {pack.compliance?.type !== undefined && (
        <div className="grid gap-1">
          <ComplianceMark compliance={pack.compliance} />
          {pack.compliance.type === "NON_COMPLIANT" && (
            <details>
              <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
                Rules that fail
              </summary>
              <FailingRules accountId={accountId} packName={pack.name} />
            </details>
          )}
        </div>
      )}
      {pack.errorCode !== undefined && <code className="font-mono text-12 break-all">{pack.errorCode}</code>}
      {pack.errorMessage !== undefined && (
        <p className="text-12 text-pretty break-words">{pack.errorMessage}</p>
      )}
      {pack.cause !== undefined && (
        <p className="text-12 text-pretty text-ink-quiet">
          <strong className="font-medium text-ink">{pack.cause.title}.</strong> {pack.cause.remedy}{" "}
          <TextLink href={packHref(pack.name, { cause: pack.cause.key })}>
            Accounts with the same cause
          </TextLink>
        </p>
      )}
      {pack.cause !== undefined && recorder !== undefined && <RecorderNote known={recorder} />}
      {pack.cause !== undefined && joinedAt !== undefined && (
        <p className="flex flex-wrap items-center gap-x-2">
          <JoinedLately joinedAt={joinedAt} kind={pack.cause.kind} />
        </p>
      )}
      {pack.memberPackName !== undefined && (
        <Copyable
          value={pack.memberPackName}
          label="name of the pack in this account"
          className="justify-self-start"
        />
      )}
    </li>
  );
}
