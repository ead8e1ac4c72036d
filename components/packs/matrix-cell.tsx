import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { StatusIcon } from "@/components/ui/status-icon";
import { toneText } from "@/components/ui/tone";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { PackCell } from "@/lib/aws-config/packs/placed-packs";
import { formatCount } from "@/lib/format/count";
import { NOT_READ, type UnitCell } from "./matrix-row-view";
import { cellFilterOf, cellWords } from "./pack-words";

// Made once and not for each cell: what is the same element again React does not look into.
const contents: ReadonlyMap<number, ReactNode> = new Map(
  [NOT_READ, ...Array.from({ length: PackCell.Excluded + 1 }, (_, code) => code)].map((code) => [
    code,
    contentOf(code),
  ]),
);

/** The state of one account in one pack: icon, word, tone. What is as it should be is said to screen readers only. */
export function accountCell(code: number): ReactNode {
  return contents.get(code);
}

function contentOf(code: number): ReactNode {
  if (code === NOT_READ) {
    return <span className="rounded-chip hatched px-1 text-12 text-ink-quiet">Not read</span>;
  }
  const filter = cellFilterOf(code);
  const { word, tone } = cellWords[filter];
  if (filter === "EXCLUDED" || filter === "NO_ROW") {
    return <span className="text-12 text-ink-quiet">{word}</span>;
  }
  const isQuiet = filter === "CREATE_SUCCESSFUL" || filter === "UPDATE_SUCCESSFUL";
  return (
    <>
      <StatusIcon tone={tone} className={cx("shrink-0", toneText[tone], isQuiet && "opacity-60")} />
      {isQuiet ? (
        <VisuallyHidden>{word}</VisuallyHidden>
      ) : (
        <span
          className={cx("truncate text-12", tone === "failed" ? "font-medium text-failed" : toneText[tone])}
        >
          {word}
        </span>
      )}
    </>
  );
}

/** What the accounts below an OU come to: what needs somebody first, the rest to screen readers. */
export function UnitCellContent({ cell }: { cell: UnitCell }) {
  const { failed, inProgress, successful } = cell;
  if (failed > 0) {
    return (
      <span className="truncate text-12 font-semibold text-failed tabular-nums">
        {formatCount(failed)} failed
        <Rest
          parts={[
            inProgress > 0 && `${formatCount(inProgress)} in progress`,
            `${formatCount(successful)} done`,
          ]}
        />
      </span>
    );
  }
  if (inProgress > 0) {
    return (
      <span className="truncate text-12 text-pending tabular-nums">
        {formatCount(inProgress)} in progress
        <Rest parts={[`${formatCount(successful)} done`]} />
      </span>
    );
  }
  if (successful === 0) {
    return (
      <span className="text-12 text-ink-quiet">
        –<VisuallyHidden> none done</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className="truncate text-12 text-ink-quiet tabular-nums">
      {formatCount(successful)}
      <VisuallyHidden> done</VisuallyHidden>
    </span>
  );
}

function Rest({ parts }: { parts: readonly (string | false)[] }) {
  return <VisuallyHidden>, {parts.filter((part) => part !== false).join(", ")}</VisuallyHidden>;
}
