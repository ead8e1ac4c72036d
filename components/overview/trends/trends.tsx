import { Moment } from "@/components/ui/moment";
import { type Tone, toneText } from "@/components/ui/status/tone";
import { formatCount } from "@/lib/format/count";
import { OverviewPanel } from "../overview-panel";
import { tableMoments, trendPath, type TrendLine, valueAt } from "./trend-lines";
import { TrendRange } from "./trend-range";

const box = { width: 240, height: 28 } as const;
const mostRows = 31;

/** How the numbers of the overview have developed: a small line each, and the same numbers as a table. */
export function Trends({ title, lines }: { title: string; lines: readonly TrendLine[] }) {
  const moments = lines.flatMap(({ points }) => points.map(({ at }) => at));
  const [from, to] = [Math.min(...moments), Math.max(...moments)];
  const isEmpty = lines.every(({ points }) => points.length < 2);
  return (
    <OverviewPanel
      title={title}
      aside={
        <span className="ml-auto">
          <TrendRange />
        </span>
      }
    >
      {isEmpty && (
        <p className="px-4 py-3 text-13 text-pretty text-ink-quiet">
          There is one collection so far. The lines begin with the next one.
        </p>
      )}
      {!isEmpty && (
        <>
          <ul className="grid gap-x-8 px-4 py-1 sm:grid-cols-2 xl:grid-cols-4">
            {lines.map((line) => (
              <Line key={line.key} line={line} from={from} to={to} />
            ))}
          </ul>
          <details className="border-t px-4 py-2 text-13">
            <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
              Show as a table
            </summary>
            <TrendTable title={title} lines={lines} />
          </details>
        </>
      )}
    </OverviewPanel>
  );
}

function Line({ line, from, to }: { line: TrendLine; from: number; to: number }) {
  const { word, tone, points } = line;
  const last = points.at(-1)?.value;
  const first = points[0]?.value;
  const change = last === undefined || first === undefined ? 0 : last - first;
  return (
    <li className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 py-2">
      <span className="truncate text-13">{word}</span>
      <span className="text-13 tabular-nums">
        {last === undefined ? "not known" : formatCount(last)}
        {change !== 0 && (
          <span className="ml-1.5 text-12 text-ink-quiet">
            {change > 0 ? "+" : "−"}
            {formatCount(Math.abs(change))}
          </span>
        )}
      </span>
      <svg
        aria-hidden="true"
        viewBox={`0 -2 ${box.width} ${box.height + 4}`}
        preserveAspectRatio="none"
        className={`col-span-2 mt-1 h-8 w-full ${lineText(tone)}`}
      >
        <path
          d={trendPath(points, { from, to, ...box })}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </li>
  );
}

/** Success stays in the background; what has no tone of its own is drawn as ink. */
function lineText(tone: Tone): string {
  return tone === "none" ? "text-ink-quiet" : toneText[tone];
}

function TrendTable({ title, lines }: { title: string; lines: readonly TrendLine[] }) {
  return (
    <div className="mt-2 overflow-x-auto" role="region" aria-label={`${title} as a table`} tabIndex={0}>
      <table className="w-full border-collapse tabular-nums">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="border-b text-12 text-ink-quiet">
            <th scope="col" className="py-1 pr-4 text-left font-normal">
              Collected
            </th>
            {lines.map(({ key, word }) => (
              <th key={key} scope="col" className="px-2 py-1 text-right font-normal whitespace-nowrap">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tableMoments(lines, mostRows).map((at) => (
            <tr key={at} className="border-b last:border-b-0">
              <th scope="row" className="py-1 pr-4 text-left font-normal">
                <Moment at={at} />
              </th>
              {lines.map((line) => (
                <td key={line.key} className="px-2 py-1 text-right">
                  {cell(valueAt(line, at))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cell(value: number | undefined): string {
  return value === undefined ? "not known" : formatCount(value);
}
