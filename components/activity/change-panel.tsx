"use client";

import type { ReactNode } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { activityLink } from "@/components/inventory/addresses/activity-address";
import { organizationLink } from "@/components/inventory/addresses/policy-links";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { resultLabels } from "@/components/inventory/activity/result-labels";
import { useActivityChange } from "@/components/inventory/activity/use-activity";
import type { TargetFacts } from "@/components/inventory/use-target-facts";
import { CopyBlock } from "@/components/ui/copy-block";
import { Copyable } from "@/components/ui/copyable";
import { ExternalLink } from "@/components/ui/external-link";
import { Moment } from "@/components/ui/moment";
import { PanelFrame, PanelSection } from "@/components/ui/panel/panel-frame";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { ActivityChange, ActivityDetail } from "@/lib/activity/activity";
import { changeInWords, configurationInWords } from "@/lib/activity/change-labels";
import { PolicyId } from "@/lib/core/identifiers";
import { jsonDifference } from "@/lib/format/json-difference";
import { ValueChanges } from "./value-changes";

/** One change with everything that is recorded of it. */
export function ChangePanel({
  id,
  listed,
  facts,
  differenceOf,
  onClose,
}: {
  id: number;
  /** The change as the list has it, where it has. */
  listed: ActivityChange | undefined;
  facts: TargetFacts;
  /** The difference as the editor of such an object shows it; undefined for what has none. */
  differenceOf: (detail: ActivityDetail) => ReactNode;
  onClose: () => void;
}) {
  const { data: detail, error, refetch } = useActivityChange(id);
  const change = detail?.change ?? listed;
  return (
    <PanelFrame
      title={change === undefined ? `Entry ${id}` : changeInWords(change, facts)}
      subtitle={
        change !== undefined && (
          <p className="text-12 text-ink-quiet">
            <Moment at={Date.parse(change.at)} />, <RelativeTime at={Date.parse(change.at)} />
          </p>
        )
      }
      onClose={onClose}
      footer={
        change !== undefined && (
          <TextLink href={activityLink({ target: [change.target] })} prefetch={false}>
            Activity of this target
          </TextLink>
        )
      }
    >
      {change !== undefined && <Facts change={change} facts={facts} />}
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {change?.failure && (
        <PanelSection title="Why">
          <FailureNotice failure={change.failure} />
        </PanelSection>
      )}
      {detail !== undefined && (
        <>
          <Difference detail={detail} differenceOf={differenceOf} />
          <Entries detail={detail} />
          <PanelSection title="As recorded">
            <Recorded label="Input" value={detail.input} />
            <Recorded label="Before" value={detail.before} />
            <Recorded label="Answer" value={detail.after} />
          </PanelSection>
        </>
      )}
      {detail === undefined && !error && (
        <p role="status" className="px-4 py-3 text-13 text-ink-quiet">
          Reading the entries…
        </p>
      )}
    </PanelFrame>
  );
}

function Facts({ change, facts }: { change: ActivityChange; facts: TargetFacts }) {
  const { word, tone } = resultLabels[change.result];
  const { configuration, configurationBefore, run } = change;
  const place = facts.placeOf(change.target);
  return (
    <PanelSection title="Change">
      <StatusMark tone={tone}>{word}</StatusMark>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-13">
        <Fact term="By">
          {change.by.name} <span className="text-12 text-ink-quiet">{change.role}</span>
        </Fact>
        <Fact term="Target">
          <TargetName change={change} facts={facts} />
          {place !== undefined && <span className="block text-12 text-ink-quiet">{place}</span>}
          <Copyable value={change.target} label="target id" />
        </Fact>
        {configurationBefore !== undefined && (
          <Fact term="Before">{configurationInWords(configurationBefore, facts)}</Fact>
        )}
        {configuration !== undefined && (
          <Fact term={change.operation.endsWith("Disassociation") ? "Taken away" : "Configuration"}>
            {configurationInWords(configuration, facts)}
          </Fact>
        )}
        {run && (
          <Fact term="Run">
            <TextLink href={runPath(run.id)} prefetch={false}>
              {`#${run.number} ${run.title}`}
            </TextLink>
          </Fact>
        )}
        {change.reason !== undefined && <Fact term="Reason">{change.reason}</Fact>}
        {change.ticket !== undefined && <TicketFact ticket={change.ticket} />}
        <Fact term="Operation">
          <span className="font-mono text-12 break-all">{change.operation}</span>
        </Fact>
        {change.awsRequestId !== undefined && (
          <Fact term="AWS request">
            <Copyable value={change.awsRequestId} label="AWS request id" />
          </Fact>
        )}
      </dl>
    </PanelSection>
  );
}

/** What is no web address is written, and leads nowhere. */
function TicketFact({ ticket }: { ticket: string }) {
  return (
    <Fact term="Ticket">
      {/^https?:\/\//i.test(ticket) ? <ExternalLink href={ticket}>{ticket}</ExternalLink> : ticket}
    </Fact>
  );
}

/** The name of a target, leading to its page where Canopy has one. */
function TargetName({ change, facts }: { change: ActivityChange; facts: TargetFacts }) {
  const name = facts.nameOf(change.target);
  if (name !== undefined)
    return <TextLink href={organizationLink({ target: change.target })}>{name}</TextLink>;
  const policy = PolicyId.safeParse(change.target);
  if (policy.success && facts.policyName(policy.data) !== undefined)
    return <TextLink href={`/policies/${policy.data}`}>{facts.policyName(policy.data)}</TextLink>;
  if (change.name !== undefined && change.region !== undefined && change.operation.startsWith("config:"))
    return <TextLink href={`/aggregators/${change.region}/${change.name}`}>{change.name}</TextLink>;
  return change.name;
}

function Difference({
  detail,
  differenceOf,
}: {
  detail: ActivityDetail;
  differenceOf: (detail: ActivityDetail) => ReactNode;
}) {
  const own = differenceOf(detail);
  const { before, after } = detail;
  if (own === undefined && before === undefined && after === undefined) return null;
  return (
    <PanelSection title="Before and after">
      {own ?? <ValueChanges changes={jsonDifference(before, after)} />}
    </PanelSection>
  );
}

const phaseLabels = { ...resultLabels, attempted: { word: "Attempted", tone: "none" } } as const;

function Entries({ detail: { entries } }: { detail: ActivityDetail }) {
  return (
    <PanelSection title="Entries of the record">
      <ol className="grid gap-2 text-13">
        {entries.map(({ id, at, phase, by, awsRequestId, hash }) => (
          <li key={id} className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
            <span className="flex flex-wrap items-center gap-x-2">
              <span className="text-ink-quiet tabular-nums">{id}</span>
              <StatusMark tone={phaseLabels[phase].tone}>{phaseLabels[phase].word}</StatusMark>
              <span className="min-w-0 break-words">{by.name}</span>
              <span className="ml-auto text-12 text-ink-quiet">
                <Moment at={Date.parse(at)} />
              </span>
            </span>
            {awsRequestId !== undefined && <Copyable value={awsRequestId} label="AWS request id" />}
            <Copyable value={hash} label={`hash of entry ${id}`}>
              {`SHA-256 ${hash.slice(0, 16)}…`}
            </Copyable>
          </li>
        ))}
      </ol>
    </PanelSection>
  );
}

function Recorded({ label, value }: { label: string; value: unknown }) {
  if (value === undefined || value === null) return null;
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-[2px] text-13 hover:text-accent">{label}</summary>
      <CopyBlock label={label.toLowerCase()} text={JSON.stringify(value, null, 2)} />
    </details>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-quiet">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
