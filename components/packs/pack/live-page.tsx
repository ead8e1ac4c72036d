import { useState } from "react";
import { PanelSection } from "@/components/ui/panel/panel-frame";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { MemberPackStatus } from "@/lib/aws-config/packs/model";
import { codeOfStatus } from "@/lib/aws-config/packs/pack-outcome";
import { countOf } from "@/lib/format/count";
import { formatExact } from "@/lib/format/instant";
import type { MemberRow } from "./member-rows";
import { cellFilterOf, cellLabels } from "@/components/inventory/packs/pack-labels";

export interface LiveAnswerPage {
  readonly rows: readonly MemberPackStatus[];
  readonly nextToken?: string;
  /** Epoch milliseconds. */
  readonly readAt: number;
  readonly requestId?: string;
}

/** One page of a live answer, every field of it, each row beside what the snapshot says. */
export function LivePage({
  answer,
  isFirst,
  memberOf,
  onNext,
  onAgain,
}: {
  answer: LiveAnswerPage;
  isFirst: boolean;
  memberOf: (accountId: string) => MemberRow | undefined;
  onNext: (nextToken: string) => void;
  onAgain: () => void;
}) {
  const { rows, nextToken, readAt, requestId } = answer;
  // The snapshot learns what is answered; what it said before is what one wants to compare with.
  const [before] = useState(() => new Map(rows.map(({ accountId }) => [accountId, memberOf(accountId)])));
  return (
    <PanelSection title="AWS answers">
      <p role="status" className="text-13">
        {countOf(rows.length, "row")} on this page
        {nextToken === undefined ? ", the last one" : ", and there is more"}.
        {rows.length === 0 &&
          nextToken !== undefined &&
          " An empty page is not the end: continue to the next page."}
        {rows.length === 0 && nextToken === undefined && " No account matches."}
      </p>
      <dl className="grid gap-0.5 text-12">
        <div className="flex gap-2">
          <dt className="text-ink-quiet">Asked</dt>
          <dd className="tabular-nums">{formatExact(readAt)}</dd>
        </div>
        {requestId !== undefined && (
          <div className="flex min-w-0 gap-2">
            <dt className="text-ink-quiet">Request id</dt>
            <dd className="min-w-0">
              <Copyable value={requestId} label="request id" />
            </dd>
          </div>
        )}
        {nextToken !== undefined && (
          <div className="flex min-w-0 gap-2">
            <dt className="shrink-0 text-ink-quiet">NextToken</dt>
            <dd className="min-w-0">
              <Copyable value={nextToken} label="token of the next page" />
            </dd>
          </div>
        )}
      </dl>
      <ul aria-label="Live answer" className="grid grid-cols-[minmax(0,1fr)]">
        {rows.map((row) => (
          <LiveRow key={row.accountId} row={row} member={before.get(row.accountId)} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {nextToken !== undefined && (
          <Button size="small" onClick={() => onNext(nextToken)}>
            Next page
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={onAgain}>
          {isFirst ? "Ask again" : "Back to the first page"}
        </Button>
      </div>
    </PanelSection>
  );
}

function LiveRow({ row, member }: { row: MemberPackStatus; member: MemberRow | undefined }) {
  const { word, tone } = cellLabels[row.status];
  const known = member === undefined ? undefined : cellLabels[cellFilterOf(member.code)].word;
  const isSame = member?.code === codeOfStatus(row.status);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-0.5 border-t py-1.5 text-12">
      <div className="flex flex-wrap items-center gap-x-2 text-13">
        <span className="truncate font-medium">{member?.name ?? row.accountId}</span>
        <Copyable value={row.accountId} label="account id" />
        <span className="ml-auto">
          <StatusMark tone={tone}>{word}</StatusMark>
        </span>
      </div>
      {row.errorCode !== undefined && <code className="font-mono break-all">{row.errorCode}</code>}
      {row.errorMessage !== undefined && <p className="text-pretty break-words">{row.errorMessage}</p>}
      <div className="flex min-w-0 flex-wrap gap-x-3 text-ink-quiet">
        <Copyable value={row.memberPackName} label="name of the pack in this account" />
        {row.updatedAt !== undefined && (
          <span>
            updated <RelativeTime at={Date.parse(row.updatedAt)} />
          </span>
        )}
      </div>
      <p className={isSame ? "text-ink-quiet" : "font-medium text-stuck"}>
        {known === undefined
          ? "The snapshot did not know this account."
          : isSame
            ? "The snapshot said the same."
            : `The snapshot said: ${known}.`}
      </p>
    </li>
  );
}
