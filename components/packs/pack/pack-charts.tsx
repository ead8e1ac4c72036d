"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { SortButton } from "@/components/ui/rows/sort-button";
import { SortIconButton } from "@/components/ui/rows/sort-icon-button";
import { ariaSort, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { TextLink } from "@/components/ui/text-link";
import { packStatuses } from "@/lib/aws-config/packs/model";
import type { PackCounts } from "@/lib/aws-config/packs/pack-counts";
import { packPlaces } from "@/lib/aws-config/packs/pack-summaries";
import { formatCount } from "@/lib/format/count";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { PackStatusBar } from "@/components/inventory/packs/pack-status-bar";
import {
  cellLabels,
  countsInWords,
  leadingFigure,
  shortPackName,
} from "@/components/inventory/packs/pack-labels";
import type { PacksParams } from "@/components/inventory/addresses/packs-address";
import { BY_NAME, countedOrder, packsByPlace, placeKey, worstFirst } from "../counted-order";
import type { PacksModel } from "../packs-model";

/** The nine statuses over packs and top-level OUs: as bars where looking is faster, and as a table of numbers. */
export function PackCharts({
  model,
  asTable,
  exportMenu,
  params,
  onSort,
  onTable,
  onShow,
}: {
  model: PacksModel;
  asTable: boolean;
  exportMenu: ReactNode;
  params: Pick<PacksParams, "by" | "byDirection">;
  onSort: (order: WrittenOrder<string>) => void;
  onTable: (asTable: boolean) => void;
  /** Shows the accounts of an OU in the matrix. */
  onShow: (unit: number) => void;
}) {
  const { tree } = model.placed;
  const columns = packPlaces(tree, model.counts);
  const keys = columns.map((place) => placeKey(place, tree.ids));
  const order = countedOrder(params, keys);
  const sorting = { order, onSort, descendingFirst: worstFirst(keys) };
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-3 overflow-y-auto px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 basis-72 text-12 text-pretty text-ink-quiet">
          Accounts of each pack by status, in the organization, in each top-level OU and in none. The columns
          add up to the first. Accounts that left the organization are in none.
        </p>
        <Button size="small" aria-pressed={asTable} onClick={() => onTable(!asTable)}>
          {asTable ? "Show as bars" : "Show numbers"}
        </Button>
        {exportMenu}
      </div>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Packs by OU">
        <table className="w-full border-collapse text-13">
          <caption className="sr-only">Accounts by status, for packs and top-level OUs</caption>
          <thead>
            <tr className="border-b">
              <th
                scope="col"
                aria-sort={ariaSort(order, BY_NAME)}
                className="h-8 min-w-40 pr-3 text-left text-12 font-normal text-ink-quiet"
              >
                <SortButton column={BY_NAME} {...sorting}>
                  Pack
                </SortButton>
              </th>
              {columns.map(({ name, unit }, index) => (
                <th
                  key={unit ?? "none"}
                  scope="col"
                  aria-label={name}
                  aria-sort={ariaSort(order, keys[index] ?? BY_NAME)}
                  className="h-8 px-2 text-left text-12 font-normal text-ink-quiet"
                >
                  <span className="flex items-center gap-1">
                    {unit === undefined || unit === 0 ? (
                      name
                    ) : (
                      <button
                        type="button"
                        className="rounded-chip text-left hover:text-accent hover:underline"
                        onClick={() => onShow(unit)}
                      >
                        {name}
                      </button>
                    )}
                    <SortIconButton column={keys[index] ?? BY_NAME} label={name} {...sorting} />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {packsByPlace(model.placed, columns, order).map((pack) => {
              const name = model.packs.meta.packs[pack]?.name ?? "";
              return (
                <tr key={name} className="border-b align-top">
                  <th scope="row" className="py-2 pr-3 text-left font-normal">
                    <TextLink href={packHref(name)} look="quiet">
                      {shortPackName(name)}
                    </TextLink>
                  </th>
                  {columns.map(({ unit, name: place, counts }) => (
                    <td key={unit ?? "none"} className="min-w-32 px-2 py-2">
                      <UnitStatuses label={`${name} in ${place}`} counts={counts(pack)} asTable={asTable} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function UnitStatuses({ label, counts, asTable }: { label: string; counts: PackCounts; asTable: boolean }) {
  const leading = leadingFigure(counts);
  if (!asTable) {
    return (
      <div className="grid gap-1">
        <PackStatusBar label={label} byStatus={counts.byStatus} className="h-3" />
        <span
          title={countsInWords(counts)}
          className={cx(
            "text-12 tabular-nums",
            leading.tone === "failed" ? "font-semibold text-failed" : "text-ink-quiet",
          )}
        >
          {leading.count === 0 ? "no account" : `${formatCount(leading.count)} ${leading.word}`}
        </span>
      </div>
    );
  }
  return (
    <dl className="grid text-12">
      {packStatuses.map((status, index) => {
        const count = counts.byStatus[index] ?? 0;
        return count === 0 ? null : <Line key={status} word={cellLabels[status].word} count={count} />;
      })}
      {counts.excluded > 0 && <Line word="Excluded, no status" count={counts.excluded} />}
      {counts.withoutRow > 0 && <Line word={cellLabels.NO_ROW.word} count={counts.withoutRow} />}
    </dl>
  );
}

function Line({ word, count }: { word: string; count: number }) {
  return (
    <div className="flex justify-between gap-2">
      <dt className="text-ink-quiet">{word}</dt>
      <dd className="tabular-nums">{formatCount(count)}</dd>
    </div>
  );
}
