import { ArrowDown, ArrowUp } from "lucide-react";
import { Fragment } from "react";
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
  const hasLongNumber = figures.some(({ count = 0 }) => count >= 100_000);
  return (
    <table className="w-full table-fixed border-collapse text-13">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr className="border-b text-12 text-ink-quiet">
          <th scope="col" className={cx("h-7 pl-4 text-right font-normal", hasLongNumber ? "w-32" : "w-22")}>
            <VisuallyHidden>Number</VisuallyHidden>
          </th>
          <th scope="col" className="font-normal">
            <VisuallyHidden>What it counts</VisuallyHidden>
          </th>
          <th scope="col" className="w-20 pr-4 font-normal sm:w-26">
            {/* It may reach over the column before, which has no words here. */}
            <span className="flex justify-end gap-1 whitespace-nowrap">
              {before === undefined ? (
                "No earlier snapshot to compare with"
              ) : (
                <>
                  since <Moment at={before} />
                </>
              )}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure, index) => (
          <Fragment key={figure.key}>
            {figure.group !== undefined && figure.group !== figures[index - 1]?.group && (
              <tr className="border-b bg-surface-sunken">
                <th
                  scope="rowgroup"
                  colSpan={3}
                  className="h-6 px-4 text-left text-12 font-normal text-ink-quiet"
                >
                  {figure.group}
                </th>
              </tr>
            )}
            <tr className="border-b last:border-b-0 hover:bg-surface-hover">
              <td className="h-10 pl-4 text-right whitespace-nowrap">
                <Count figure={figure} isReading={isReading} />
              </td>
              <th scope="row" className="px-3 text-left font-normal">
                <span className={cx("inline-flex items-center gap-1.5", figure.isPart && "pl-5")}>
                  {figure.isPart && <span className="text-12 text-ink-quiet">of which</span>}
                  <StatusIcon
                    tone={figure.tone}
                    className={cx("shrink-0", figure.count === 0 ? "text-ink-faint" : toneText[figure.tone])}
                  />
                  {figure.word}
                </span>
                {figure.detail !== undefined && (
                  <span className="ml-5 block text-12 text-pretty text-ink-quiet" title={figure.detail}>
                    {figure.detail}
                  </span>
                )}
              </th>
              <td className="pr-4 text-right whitespace-nowrap">
                <Change figure={figure} isFirst={before === undefined} isReading={isReading} />
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Count({
  figure: { count, href, word, tone, isPart },
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
        "font-semibold tabular-nums",
        isPart ? "text-14" : "text-20",
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
    <TextLink prefetch={false} href={href} look="quiet">
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
