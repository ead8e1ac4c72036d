"use client";

import { Button } from "@/components/ui/button";
import { SortButton } from "@/components/ui/rows/sort-button";
import { SortIconButton } from "@/components/ui/rows/sort-icon-button";
import { ariaSort, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { TextLink } from "@/components/ui/text-link";
import { compliancePlaces } from "@/lib/aws-config/compliance/compliance-counts";
import type { ComplianceFilter } from "@/lib/aws-config/compliance/compliance-filter";
import { packsInQuestion } from "@/lib/aws-config/packs/table/pack-filter";
import { packPlaces } from "@/lib/aws-config/packs/pack-summaries";
import { unitAt } from "@/lib/organizations/places";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { shortPackName } from "@/components/inventory/packs/pack-labels";
import type { PacksParams } from "@/components/inventory/addresses/packs-address";
import {
  BY_NAME,
  compareAttention,
  compareCompliance,
  countedOrder,
  packsByPlace,
  placeKey,
  worstFirst,
} from "../counted-order";
import type { ShownRows } from "../derived-view";
import type { PacksModel } from "../packs-model";
import { PlaceCompliance } from "./place-compliance";
import { PlaceDeployments } from "./place-deployments";

/** Packs over OUs, by status or by compliance: as bars where looking is faster, and as a table of numbers. */
export function PackCharts({
  model,
  shown,
  asTable,
  params,
  onSort,
  onTable,
  onShow,
  onFilter,
}: {
  model: PacksModel;
  /** What the filter lets through; with compliance where that is shown. */
  shown: Pick<ShownRows, "counts" | "compliance">;
  asTable: boolean;
  params: Pick<PacksParams, "by" | "byDirection" | "within" | "pack">;
  onSort: (order: WrittenOrder<string>) => void;
  onTable: (asTable: boolean) => void;
  /** Shows the accounts of an OU in the matrix. */
  onShow: (unit: number) => void;
  /** Shows the accounts of an OU that come out so in a pack. */
  onFilter: (packName: string, unit: number, filter: ComplianceFilter) => void;
}) {
  const { placed } = model;
  const { tree } = placed;
  const scope = unitAt(tree, params.within);
  const columns = packPlaces(tree, shown.counts, scope);
  const comply = shown.compliance && compliancePlaces(tree, shown.compliance.counts, scope);
  const keys = columns.map((place) => placeKey(place, tree.ids));
  const order = countedOrder(params, keys);
  const asked = new Set(packsInQuestion(placed, { packs: params.pack }));
  const packs = (
    comply === undefined
      ? packsByPlace(placed, columns, order, compareAttention)
      : packsByPlace(placed, comply, order, compareCompliance)
  ).filter((pack) => asked.has(pack));
  const by = comply === undefined ? "status" : "compliance";
  const sorting = { order, onSort, descendingFirst: worstFirst(keys) };
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-3 overflow-y-auto px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 basis-72 text-12 text-pretty text-ink-quiet">
          Accounts of each pack by {by}, in {scope === 0 ? "the organization" : "the OU"}, in each OU directly
          in it and in none of them. The columns add up to the first. Accounts that left the organization are
          in none.
        </p>
        <Button size="small" aria-pressed={asTable} onClick={() => onTable(!asTable)}>
          {asTable ? "Show as bars" : "Show numbers"}
        </Button>
      </div>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Packs by OU">
        <table className="w-full border-collapse text-13">
          <caption className="sr-only">
            Accounts by {by}, for packs and {scope === 0 ? "top-level OUs" : "OUs"}
          </caption>
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
                    {unit === undefined || unit === scope ? (
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
            {packs.map((pack) => {
              const name = model.packs.meta.packs[pack]?.name ?? "";
              return (
                <tr key={name} className="border-b align-top">
                  <th scope="row" className="py-2 pr-3 text-left font-normal">
                    <TextLink href={packHref(name)} look="quiet">
                      {shortPackName(name)}
                    </TextLink>
                  </th>
                  {columns.map(({ unit, name: place, counts }, index) => {
                    const compliance = comply?.[index]?.counts(pack);
                    const cell = { label: `${name} in ${place}`, asTable };
                    return (
                      <td key={unit ?? "none"} className="min-w-32 px-2 py-2">
                        {compliance === undefined ? (
                          <PlaceDeployments {...cell} counts={counts(pack)} />
                        ) : (
                          <PlaceCompliance
                            {...cell}
                            counts={compliance}
                            deployments={counts(pack)}
                            onFilter={
                              unit === undefined ? undefined : (filter) => onFilter(name, unit, filter)
                            }
                          />
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
