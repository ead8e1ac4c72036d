import type { ReactNode } from "react";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { Badge } from "@/components/ui/status/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { toneText } from "@/components/ui/status/tone";
import { formatExact } from "@/lib/format/instant";
import { settingLines } from "@/lib/inventory/snapshot/changes/definition-lines";
import type { HistoryEntry } from "@/lib/inventory/snapshot/changes/history";
import { causeLabels } from "./export-lines";
import { changeLabels, type ValueLabel, valueLabels } from "./change-labels";

/** One change: what it is of, from what to what, who made it, and between which two readings. */
export function ChangeLine({
  entry,
  subject,
  more,
}: {
  entry: HistoryEntry;
  /** What it is of; absent where the place says it. */
  subject?: ReactNode;
  /** What is below it. */
  more?: ReactNode;
}) {
  const { before, after } = valueLabels(entry);
  const settings = settingLines(entry);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5 border-b px-4 py-2 text-13 last:border-b-0">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-0.5">
        {subject}
        <span className="text-ink-quiet">
          {changeLabels[entry.kind]}
          {entry.kind === "pack-status" && ` of ${entry.pack}`}
        </span>
        {entry.cause === "elsewhere" && <Badge tone="stuck">{causeLabels.elsewhere}</Badge>}
        {entry.cause === "canopy" && entry.run === undefined && <Badge>{causeLabels.canopy}</Badge>}
        {entry.run !== undefined && (
          <TextLink href={runPath(entry.run.id)} prefetch={false}>
            Run {entry.run.number}
          </TextLink>
        )}
      </div>
      <span
        className="text-12 text-ink-quiet"
        title={`Between ${formatExact(entry.since, "UTC")} and ${formatExact(entry.seenAt, "UTC")}`}
      >
        <RelativeTime at={entry.seenAt} />
      </span>
      {settings.length === 0 && <FromTo before={before} after={after} />}
      {settings.length > 0 && (
        <ul aria-label="Changed settings" className="col-span-2 grid min-w-0 gap-0.5">
          {settings.map((setting) => (
            <li key={setting.name} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
              <span className="text-ink-quiet">{setting.name}:</span>
              <FromTo before={{ text: setting.before }} after={{ text: setting.after }} />
            </li>
          ))}
        </ul>
      )}
      {more !== undefined && <div className="col-span-2">{more}</div>}
    </li>
  );
}

function FromTo({ before, after }: { before: ValueLabel; after: ValueLabel }) {
  return (
    <p className="col-span-2 flex min-w-0 flex-wrap items-baseline gap-x-2">
      <Value label="Before" value={before} className="text-ink-quiet" />
      <span aria-hidden="true" className="text-ink-quiet">
        →
      </span>
      <Value label="After" value={after} />
    </p>
  );
}

function Value({ label, value, className = "" }: { label: string; value: ValueLabel; className?: string }) {
  return (
    <span className={`min-w-0 break-words ${className}`}>
      <span className="sr-only">{label}: </span>
      {value.tone !== undefined && (
        <StatusIcon tone={value.tone} className={`mr-1 inline-block align-[-2px] ${toneText[value.tone]}`} />
      )}
      {value.text}
    </span>
  );
}
