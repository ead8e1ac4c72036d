import { type MarkedText, noShape } from "@/components/ui/rows/marked-text";
import { toneShapes } from "@/components/ui/status/mark-shapes";
import { type Tone, toneText } from "@/components/ui/status/tone";
import { cx } from "@/components/ui/cx";
import type { PackCounts } from "@/lib/aws-config/packs/pack-counts";
import { PackCell } from "@/lib/aws-config/packs/table/placed-packs";
import { formatCount } from "@/lib/format/count";
import {
  deploymentInCompliance,
  type MatrixRowView,
  NOT_READ,
} from "@/components/inventory/packs/matrix-row-view";
import {
  complianceInWords,
  complianceLabels,
  complianceOrder,
  countIn,
} from "@/components/inventory/packs/compliance-labels";
import type { ComplianceCounts } from "@/lib/aws-config/compliance/compliance-counts";
import { complianceOfNumber } from "@/lib/aws-config/compliance/table/placed-compliance";
import styles from "./matrix.module.css";
import {
  cellFilterOf,
  cellLabels,
  countsInWords,
  leadingFigure,
} from "@/components/inventory/packs/pack-labels";

/** A cell of the matrix as texts and classes. */
export interface CellContent extends MarkedText {
  /** What it says to screen readers where that is more than what is seen. A label costs no element. */
  readonly said: string | undefined;
}

const accountCells: ReadonlyMap<number, CellContent> = new Map(
  [NOT_READ, ...Array.from({ length: PackCell.Excluded + 1 }, (_, code) => code)].map((code) => [
    code,
    accountCell(code),
  ]),
);
const noCell = accountCell(NOT_READ);

/** What the cells of a row say, one for each pack. Accounts in the same state share it, so that it is written once. */
export function cellContents(view: MatrixRowView): readonly CellContent[] {
  const { kind, codes, units, compliance, complianceUnits } = view;
  if (complianceUnits !== undefined) return complianceUnits.map(unitCompliance);
  if (compliance !== undefined) return compliance.map(accountCompliance);
  if (kind !== "account") return units.map(unitCell);
  return codes.map((code) => accountCells.get(code) ?? noCell);
}

/** The state of one account in one pack. What is as it should be is a mark alone, with its word for screen readers. */
function accountCell(code: number): CellContent {
  if (code === NOT_READ) return words("Not read", "rounded-chip hatched px-1 text-12 text-ink-quiet");
  const filter = cellFilterOf(code);
  const { word, tone } = cellLabels[filter];
  if (filter === "EXCLUDED" || filter === "NO_ROW") return words(word, "text-12 text-ink-quiet");
  const isQuiet = filter === "CREATE_SUCCESSFUL" || filter === "UPDATE_SUCCESSFUL";
  return {
    shape: isQuiet ? noShape : toneShapes[tone],
    markClass: cx("shrink-0", isQuiet ? styles.done : toneText[tone]),
    text: isQuiet ? "" : word,
    textClass: cx("truncate text-12", tone === "failed" ? "font-medium text-failed" : toneText[tone]),
    said: isQuiet ? word : undefined,
  };
}

/** What the accounts below an OU come to: what needs attention first, the rest to screen readers. */
function unitCell(counts: PackCounts): CellContent {
  const { count, word, tone } = leadingFigure(counts);
  const look = "truncate text-12 tabular-nums";
  if (count === 0) return words("–", `${look} text-ink-quiet`, "No account");
  const text = word === "deployed" ? formatCount(count) : `${formatCount(count)} ${word}`;
  return words(text, cx(look, looks[tone] ?? "text-ink-quiet"), countsInWords(counts));
}

const known = new Map<number, CellContent>();

/** How an account comes out, or why it has nothing to comply with. Accounts alike share it. */
function accountCompliance(number: number): CellContent {
  const before = known.get(number);
  if (before !== undefined) return before;
  const made = number < 0 ? withoutPack(deploymentInCompliance(number)) : complianceCell(number);
  known.set(number, made);
  return made;
}

function complianceCell(number: number): CellContent {
  const { type = "UNKNOWN", nonCompliant, total } = complianceOfNumber(number);
  const { word, tone } = complianceLabels[type];
  const isQuiet = type === "COMPLIANT";
  const image = isQuiet ? styles.done : type === "NON_COMPLIANT" ? styles.broken : undefined;
  const rules = nonCompliant === undefined ? word : `${nonCompliant} of ${total ?? "?"} rules`;
  const text = type === "NON_COMPLIANT" ? rules : word;
  return {
    shape: image === undefined ? toneShapes[tone] : noShape,
    markClass: cx("shrink-0", image ?? toneText[tone]),
    text: isQuiet ? "" : text,
    textClass: cx("truncate text-12", tone === "failed" ? "font-medium text-failed" : toneText[tone]),
    said: type === "NON_COMPLIANT" ? `${word}, ${rules}` : isQuiet ? word : undefined,
  };
}

/** The deployment of an account without the pack, without emphasis. */
function withoutPack(code: number): CellContent {
  if (code === NOT_READ) return noCell;
  return words(cellLabels[cellFilterOf(code)].word, "truncate text-12 text-ink-quiet");
}

/** What the accounts below an OU come to: those that do not comply first, the rest to screen readers. */
function unitCompliance(counts: ComplianceCounts): CellContent {
  const look = "truncate text-12 tabular-nums";
  const leading = complianceOrder.find((filter) => countIn(counts, filter) > 0);
  if (leading === undefined) return words("–", `${look} text-ink-quiet`, "No account has the pack");
  const { word, tone } = complianceLabels[leading];
  const text = `${formatCount(countIn(counts, leading))} ${word.toLowerCase()}`;
  return words(text, cx(look, looks[tone] ?? "text-ink-quiet"), complianceInWords(counts));
}

const looks: Partial<Record<Tone, string>> = { failed: "font-semibold text-failed", pending: "text-pending" };

function words(text: string, textClass: string, said?: string): CellContent {
  return { shape: noShape, markClass: "hidden", text, textClass, said };
}
