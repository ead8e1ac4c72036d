import { ArrowDown, ArrowUp } from "lucide-react";
import { Moment } from "@/components/ui/moment";
import { StatusIcon } from "../ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { toneText } from "@/components/ui/status/tone";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { cx } from "@/components/ui/cx";
import { formatCount } from "@/lib/format/count";
import type { FigureView } from "./figure-view";

/** Numbers below each other, each a link to the list of what it counts, with what has changed since before. */
export function FigureList({
  label,
  figures,
  before,
  isReading = false,
}: {
  label: string;
  figures: readonly FigureView[];
  /** What is not known yet is on its way. */
  isReading?: boolean;
  /** Epoch milliseconds of the snapshot that the changes compare with; undefined where there is no earlier one. */
  before: number | undefined;
}) {
  // Each has its place whatever its count is: the list doesn't move while figures are read.
  const urgent = figures.filter(({ needsAttention }) => needsAttention);
  const totals = figures.filter(({ needsAttention }) => !needsAttention);
  const row = (figure: FigureView) => (
    <FigureRow key={figure.key} figure={figure} isFirst={before === undefined} isReading={isReading} />
  );
  return (
    <table className="w-full border-collapse text-13">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr className="border-b text-12 text-ink-quiet">
          <th scope="col" className="h-7 w-px font-normal">
            <VisuallyHidden>Number</VisuallyHidden>
          </th>
          <th scope="col" className="pl-3 text-left font-normal">
            Needs attention
          </th>
          <th scope="col" className="w-1/3 py-1.5 pr-4 text-left font-normal text-balance">
            {before === undefined ? (
              "No earlier snapshot to compare with"
            ) : (
              <>
                Since <Moment at={before} />
              </>
            )}
          </th>
        </tr>
      </thead>
      <tbody>{urgent.map(row)}</tbody>
      {totals.length > 0 && (
        <tbody>
          <tr className="border-y text-12 text-ink-quiet">
            <td />
            <th scope="rowgroup" colSpan={2} className="h-7 px-3 text-left align-middle font-normal">
              Totals
            </th>
          </tr>
          {totals.map(row)}
        </tbody>
      )}
    </table>
  );
}

/** A number beside what it counts, on one baseline, and how it has changed. */
function FigureRow({
  figure,
  isFirst,
  isReading,
}: {
  figure: FigureView;
  isFirst: boolean;
  isReading: boolean;
}) {
  const detail = figure.detail ?? figure.group;
  return (
    <tr className="relative align-baseline hover:bg-surface-hover">
      <td className="py-2 pl-4 text-right whitespace-nowrap">
        <Count figure={figure} isReading={isReading} />
      </td>
      <th scope="row" className="px-3 py-2 text-left font-normal">
        {/* The icon stands beside the text and not in its line, whose baseline it would move. */}
        <span className="relative inline-block pl-5">
          <StatusIcon
            tone={figure.tone}
            className={cx(
              "absolute top-[0.2em] left-0",
              figure.count === 0 ? "text-ink-faint" : toneText[figure.tone],
            )}
          />
          {figure.word}
        </span>
        {detail !== undefined && (
          <span className="block pt-0.5 pl-5 text-12 text-pretty text-ink-quiet">{detail}</span>
        )}
      </th>
      <td className="py-2 pr-4">
        <Change figure={figure} isFirst={isFirst} isReading={isReading} />
      </td>
    </tr>
  );
}

function Count({
  figure: { count, href, word, tone },
  isReading,
}: {
  figure: FigureView;
  isReading: boolean;
}) {
  if (count === undefined && isReading) return <span className="text-12 text-ink-quiet">reading…</span>;
  if (count === undefined) {
    return (
      <span
        className="rounded-chip hatched px-1.5 text-12 text-ink-quiet"
        title="Not everything could be read"
      >
        not known
      </span>
    );
  }
  const isLoud = count > 0 && (tone === "failed" || tone === "stuck");
  const number = (
    <span
      className={cx(
        "text-16 font-semibold tabular-nums",
        count === 0 && "text-ink-quiet",
        isLoud && toneText[tone],
      )}
    >
      {formatCount(count)}
      <VisuallyHidden> {word}</VisuallyHidden>
    </span>
  );
  return href === undefined ? (
    number
  ) : (
    /* The whole row is the link. */
    <TextLink prefetch={false} href={href} look="quiet" className="after:absolute after:inset-0">
      {number}
    </TextLink>
  );
}

/** What has changed; of a number that may be higher that it is so, in the same line, so that no row grows by it. */
function Change({
  figure: { change, needsAttention, isLowerBound, count },
  isFirst,
  isReading,
}: {
  figure: FigureView;
  isFirst: boolean;
  isReading: boolean;
}) {
  if (isLowerBound && count !== undefined) {
    return <span className="text-12 text-ink-quiet">{isReading ? "read so far" : "at least"}</span>;
  }
  if (change === undefined) {
    return <span className="text-12 text-ink-quiet">{isFirst ? "" : "not comparable"}</span>;
  }
  if (change === 0) return <span className="text-12 text-ink-quiet">unchanged</span>;
  const Arrow = change > 0 ? ArrowUp : ArrowDown;
  return (
    <span
      className={cx(
        "inline-flex items-center gap-0.5 text-12 tabular-nums",
        needsAttention ? (change > 0 ? "font-medium text-failed" : "text-success") : "text-ink-quiet",
      )}
    >
      <Arrow aria-hidden="true" className="size-3" />
      {formatCount(Math.abs(change))} {change > 0 ? "more" : "fewer"}
    </span>
  );
}
