"use client";

import { StackedBar } from "@/components/ui/status/stacked-bar";
import { cx } from "@/components/ui/cx";
import { TextLink } from "@/components/ui/text-link";
import { countOf, formatCount } from "@/lib/format/count";
import { classLink } from "./class-link";
import { ClassSwatch } from "./class-mark";
import type { MapRow, MapView } from "./map-facts";

/** The numbers of the map: a line for each OU of what is shown, a column for each class. Names go into the map. */
export function MapTable({
  view: { by, path, looks, counts, rows, furtherUnits },
  pack,
  onEnter,
}: {
  view: MapView;
  /** The pack that the colours are about, if it is one. */
  pack: string | undefined;
  onEnter: (id: string) => void;
}) {
  const here = path.at(-1);
  const shown = looks.flatMap((look, index) => ((counts[index] ?? 0) > 0 ? [{ look, index }] : []));
  const hasOverruled = shown.some(({ look }) => look.key === "overruled");
  const head = "h-8 text-12 font-normal whitespace-nowrap text-ink-quiet";
  const number = "px-2 text-right";
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Numbers of the map">
      <table className="w-full border-collapse text-13">
        <caption className="sr-only">Accounts below {here?.name}, by OU</caption>
        <thead>
          <tr className="border-b">
            <th scope="col" className={cx(head, "pr-2 pl-4 text-left")}>
              OU
            </th>
            <th scope="col" className={cx(head, "w-1/4 px-2 text-left max-md:hidden")}>
              Share
            </th>
            <th scope="col" className={cx(head, number)}>
              Accounts
            </th>
            {shown.map(({ look }) => (
              <th key={look.key} scope="col" className={cx(head, number, "last:pr-4")}>
                <span className="inline-flex items-center gap-1.5">
                  <ClassSwatch look={look} />
                  <span className="max-w-36 truncate" title={look.label}>
                    {look.label}
                  </span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id ?? "direct"} className="h-8 border-b last:border-b-0 hover:bg-surface-hover">
              <th scope="row" className="max-w-64 truncate pl-4 text-left font-normal">
                <RowName row={row} onEnter={onEnter} />
              </th>
              <td className="px-2 max-md:hidden">
                <StackedBar
                  label={`Accounts of ${row.name}`}
                  segments={shown.map(({ look, index }) => ({
                    label: look.label,
                    value: row.counts[index] ?? 0,
                    ...look.colour,
                  }))}
                />
              </td>
              <td className="px-2 text-right tabular-nums">{formatCount(row.accounts)}</td>
              {shown.map(({ look, index }) => (
                <td key={look.key} className="px-2 text-right tabular-nums last:pr-4">
                  <Count
                    count={row.counts[index] ?? 0}
                    loud={"tone" in look.colour && look.colour.tone === "failed"}
                    href={
                      row.id === undefined ? undefined : classLink(by, look.key, row.id, hasOverruled, pack)
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && (
        <p className="px-4 py-3 text-13 text-ink-quiet">There are no accounts below {here?.name}.</p>
      )}
      {furtherUnits > 0 && (
        <p className="px-4 py-2 text-12 text-ink-quiet">
          {countOf(furtherUnits, "more OU is", "more OUs are")} on the page of the organization.
        </p>
      )}
    </div>
  );
}

function RowName({ row, onEnter }: { row: MapRow; onEnter: (id: string) => void }) {
  const { id, name, accounts } = row;
  if (id === undefined) return <span className="text-ink-quiet">{name}</span>;
  if (accounts === 0) return <span>{name}</span>;
  return (
    <button
      type="button"
      title={`Fill the map with ${name}`}
      onClick={() => onEnter(id)}
      className="max-w-full truncate rounded-[2px] hover:text-accent hover:underline"
    >
      {name}
    </button>
  );
}

function Count({ count, loud, href }: { count: number; loud: boolean; href: ReturnType<typeof classLink> }) {
  if (count === 0) return <span className="text-ink-quiet">0</span>;
  if (href === undefined) return <span>{formatCount(count)}</span>;
  return (
    <TextLink prefetch={false} href={href} look="quiet" className={cx(loud && "font-semibold text-failed")}>
      {formatCount(count)}
    </TextLink>
  );
}
