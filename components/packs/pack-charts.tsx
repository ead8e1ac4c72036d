"use client";

import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { packStatuses } from "@/lib/aws-config/packs/model";
import type { PackCounts } from "@/lib/aws-config/packs/pack-counts";
import { formatCount } from "@/lib/format/count";
import { displayName } from "@/lib/organizations/ancestry";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { packHref } from "./pack-href";
import { PackStatusBar } from "./pack-status-bar";
import { cellWords, shortPackName } from "./pack-words";
import type { PacksModel } from "./packs-model";

/** The nine statuses over packs and top-level OUs: as bars where looking is faster, and as a table of numbers. */
export function PackCharts({
  model,
  asTable,
  onTable,
  onShow,
}: {
  model: PacksModel;
  asTable: boolean;
  onTable: (asTable: boolean) => void;
  /** Shows the accounts of an OU in the matrix. */
  onShow: (unit: number) => void;
}) {
  const { tree } = model.placed;
  const units = topLevelUnits(tree);
  const packs = model.packs.meta.packs.map(({ name }) => name);
  return (
    <div className="grid min-h-0 flex-1 content-start gap-3 overflow-auto px-4 py-3">
      <div className="flex items-center gap-2">
        <p className="text-12 text-ink-quiet">
          Accounts of each pack by status, in the whole organization and below each top-level OU.
        </p>
        <Button size="small" aria-pressed={asTable} className="ml-auto" onClick={() => onTable(!asTable)}>
          {asTable ? "Show as bars" : "Show as a table"}
        </Button>
      </div>
      <table className="border-collapse text-13">
        <caption className="sr-only">Accounts by status, for packs and top-level OUs</caption>
        <thead>
          <tr className="border-b">
            <th scope="col" className="h-8 min-w-40 pr-3 text-left text-12 font-normal text-ink-quiet">
              Pack
            </th>
            {[0, ...units].map((unit) => (
              <th key={unit} scope="col" className="h-8 px-2 text-left text-12 font-normal text-ink-quiet">
                {unit === 0 ? (
                  "Organization"
                ) : (
                  <button
                    type="button"
                    className="rounded-chip hover:text-accent hover:underline"
                    onClick={() => onShow(unit)}
                  >
                    {displayName(tree, unit)}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {packs.map((name, pack) => (
            <tr key={name} className="border-b align-top">
              <th scope="row" className="py-2 pr-3 text-left font-normal">
                <TextLink href={packHref(name)} look="quiet">
                  {shortPackName(name)}
                </TextLink>
              </th>
              {[0, ...units].map((unit) => (
                <td key={unit} className="min-w-32 px-2 py-2">
                  <UnitStatuses
                    label={`${name} in ${displayName(tree, unit)}`}
                    counts={model.counts(pack, unit)}
                    asTable={asTable}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UnitStatuses({ label, counts, asTable }: { label: string; counts: PackCounts; asTable: boolean }) {
  if (!asTable) {
    return (
      <div className="grid gap-1">
        <PackStatusBar label={label} byStatus={counts.byStatus} className="h-3" />
        <span className="text-12 text-ink-quiet tabular-nums">
          {counts.failed > 0 ? (
            <span className="font-semibold text-failed">{formatCount(counts.failed)} failed</span>
          ) : (
            `${formatCount(counts.successful)} done`
          )}
        </span>
      </div>
    );
  }
  return (
    <dl className="grid text-12">
      {packStatuses.map((status, index) => {
        const count = counts.byStatus[index] ?? 0;
        return count === 0 ? null : (
          <div key={status} className="flex justify-between gap-2">
            <dt className="text-ink-quiet">{cellWords[status].word}</dt>
            <dd className="tabular-nums">{formatCount(count)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function topLevelUnits(tree: OrgTree): number[] {
  const units: number[] = [];
  for (let node = 1; node < tree.size; node = tree.subtreeEnd[node] ?? tree.size) {
    if (tree.kind[node] === NodeKind.OrganizationalUnit) units.push(node);
  }
  return units;
}
