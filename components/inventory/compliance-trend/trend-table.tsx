import { Moment } from "@/components/ui/moment";
import type { PackMark, TrendPoint } from "@/lib/aws-config/compliance/trend/trend-series";
import { formatCount } from "@/lib/format/count";
import { markLabel } from "./trend-labels";
import { type TrendUnit, valuesOf } from "./trend-shape";

/** The points of the lines as a table, newest first, with the changes of packs that were seen before each. */
export function TrendTable({
  points,
  marks,
  unit,
  noun,
}: {
  points: readonly TrendPoint[];
  marks: readonly PackMark[];
  unit: TrendUnit;
  noun: string;
}) {
  // On a phone the heads break, so that nothing has to be scrolled sideways.
  const head = "px-1 py-1 text-right font-normal sm:px-2 sm:whitespace-nowrap";
  return (
    <details className="text-12">
      <summary className="w-fit cursor-pointer rounded-[2px] text-ink-quiet hover:text-ink">
        Show as a table
      </summary>
      <div
        className="mt-2 max-h-72 overflow-auto"
        role="region"
        aria-label="Compliance over time as a table"
        tabIndex={0}
      >
        <table className="w-full border-collapse tabular-nums">
          <caption className="sr-only">Compliance over time, {noun}</caption>
          <thead>
            <tr className="border-b text-ink-quiet">
              <th scope="col" className="py-1 pr-2 text-left font-normal sm:pr-4">
                Collected
              </th>
              <th scope="col" className={head}>
                Non-compliant
              </th>
              <th scope="col" className={head}>
                Compliant
              </th>
              <th scope="col" className={head}>
                Of
              </th>
              <th scope="col" className="py-1 pl-1 text-left font-normal sm:pl-2">
                Changes of packs
              </th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map(({ at, figures }, index, all) => {
              const values = valuesOf(figures, unit);
              const before = all[index + 1]?.at ?? 0;
              const changed = marks.filter((mark) => mark.at > before && mark.at <= at);
              return (
                <tr key={at} className="border-b last:border-b-0">
                  <th scope="row" className="py-1 pr-2 text-left font-normal sm:pr-4">
                    <Moment at={at} />
                  </th>
                  {([values?.nonCompliant, values?.compliant, values?.total] as const).map(
                    (value, column) => (
                      <td key={column} className="px-1 py-1 text-right sm:px-2">
                        {value === undefined ? "not read" : formatCount(value)}
                      </td>
                    ),
                  )}
                  <td className="py-1 pl-1 wrap-anywhere sm:min-w-32 sm:pl-2">
                    {changed.map(markLabel).join("; ")}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
