"use client";

import { ArrowRight } from "lucide-react";
import { activityLink, type ActivityParams } from "@/components/inventory/addresses/activity-address";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { resultLabels } from "@/components/inventory/activity/result-labels";
import type { TargetFacts } from "@/components/inventory/use-target-facts";
import { Copyable } from "@/components/ui/copyable";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { ActivityChange } from "@/lib/activity/activity";
import { changeInWords, configurationInWords } from "@/lib/activity/change-labels";

const columns = [
  { title: "Change", className: "pl-4" },
  { title: "Result", className: "w-36" },
  { title: "By", className: "w-40" },
  { title: "Run", className: "w-16" },
  { title: "AWS request ID", className: "w-40 max-xl:hidden" },
  { title: "When", className: "w-28 pr-4 text-right" },
] as const;

/** Changes, newest first. On a phone each is a block, result and time first. */
export function ActivityTable({
  changes,
  params,
  facts,
  onOpen,
}: {
  changes: readonly ActivityChange[];
  params: ActivityParams;
  facts: TargetFacts;
  onOpen: (change: ActivityChange) => void;
}) {
  return (
    <table aria-label="Activity" className="w-full table-fixed border-collapse text-13 max-md:block">
      <thead className="sticky top-0 z-10 bg-surface max-md:sr-only">
        <tr className="border-b">
          {columns.map(({ title, className }) => (
            <th key={title} scope="col" className={cx("column-head", className)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {changes.map((change) => (
          <ActivityRow
            key={change.id}
            change={change}
            isOpen={params.change === change.id}
            href={activityLink({ ...params, change: change.id })}
            facts={facts}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  );
}

function ActivityRow({
  change,
  isOpen,
  href,
  facts,
  onOpen,
}: {
  change: ActivityChange;
  isOpen: boolean;
  href: string;
  facts: TargetFacts;
  onOpen: (change: ActivityChange) => void;
}) {
  const { word, tone } = resultLabels[change.result];
  const place = facts.placeOf(change.target);
  return (
    <tr
      className={cx(
        "border-b align-top max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-4 max-md:gap-y-1 max-md:px-4 max-md:py-2 md:[&>*]:px-3 md:[&>*]:py-2",
        isOpen ? "bg-surface-selected" : "hover:bg-surface-hover",
      )}
    >
      <th scope="row" className="text-left font-medium max-md:order-3 max-md:w-full md:pl-4!">
        <a
          href={href}
          aria-current={isOpen || undefined}
          className="rounded-[2px] break-words hover:text-accent hover:underline hover:underline-offset-2"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            onOpen(change);
          }}
        >
          {changeInWords(change, facts)}
        </a>
        {place !== undefined && (
          <span className="block text-12 font-normal break-words text-ink-quiet">{place}</span>
        )}
        <BeforeAfter change={change} facts={facts} />
      </th>
      <td className="max-md:order-1">
        <StatusMark tone={tone}>{word}</StatusMark>
      </td>
      <td className="break-words max-md:order-4">
        {change.by.name} <span className="text-12 text-ink-quiet">{change.role}</span>
      </td>
      <td className="tabular-nums max-md:order-5 max-md:empty:hidden">
        {change.run && (
          <TextLink href={runPath(change.run.id)} prefetch={false}>
            #{change.run.number}
          </TextLink>
        )}
      </td>
      <td className="max-xl:hidden">
        {change.awsRequestId !== undefined && <Copyable value={change.awsRequestId} label="AWS request id" />}
      </td>
      <td className="text-12 text-ink-quiet max-md:order-2 max-md:ml-auto md:pr-4! md:text-right">
        <RelativeTime at={Date.parse(change.at)} />
      </td>
    </tr>
  );
}

/** What was applied to the target itself before, and what was to be applied. */
function BeforeAfter({ change, facts }: { change: ActivityChange; facts: TargetFacts }) {
  const { operation, configuration, configurationBefore } = change;
  if (!/^securityhub:StartConfigurationPolicy(?:Dis)?[Aa]ssociation$/.test(operation)) return null;
  const isRemoved = operation.endsWith("Disassociation");
  const applied = (id: string | undefined) =>
    id === undefined ? "none applied" : configurationInWords(id, facts);
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 text-12 font-normal text-ink-quiet">
      {applied(configurationBefore)}
      <ArrowRight aria-label="to" className="size-3 shrink-0 text-ink-faint" />
      {applied(isRemoved ? undefined : configuration)}
    </span>
  );
}
