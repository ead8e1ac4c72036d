"use client";

import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { TextLink } from "@/components/ui/text-link";
import { packStatuses } from "@/lib/aws-config/packs/model";
import { countsWithout, type PackCounts } from "@/lib/aws-config/packs/pack-counts";
import { formatCount } from "@/lib/format/count";
import { displayName } from "@/lib/organizations/ancestry";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { packHref } from "./pack-href";
import { PackStatusBar } from "./pack-status-bar";
import { cellWords, countsInWords, leadingFigure, shortPackName } from "./pack-words";
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
  const columns: readonly PlaceColumn[] = [
    { key: "organization", name: "Organization", counts: (pack) => model.counts(pack, 0) },
    ...units.map((unit) => ({
      key: String(unit),
      name: displayName(tree, unit),
      counts: (pack: number) => model.counts(pack, unit),
      onShow: () => onShow(unit),
    })),
    ...(hasAccountsInRoot(tree)
      ? [{ key: "root", name: `Accounts in ${displayName(tree, 0)} (no OU)`, counts: directCounts }]
      : []),
  ];
  function directCounts(pack: number): PackCounts {
    return countsWithout(
      model.counts(pack, 0),
      units.map((unit) => model.counts(pack, unit)),
    );
  }
  const packs = model.packs.meta.packs.map(({ name }) => name);
  return (
    <div className="grid min-h-0 flex-1 content-start gap-3 overflow-auto px-4 py-3">
      <div className="flex items-center gap-2">
        <p className="text-12 text-ink-quiet">
          Accounts of each pack by status, in the organization, in each top-level OU and in none. The columns
          add up to the first.
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
            {columns.map(({ key, name, onShow: show }) => (
              <th key={key} scope="col" className="h-8 px-2 text-left text-12 font-normal text-ink-quiet">
                {show === undefined ? (
                  name
                ) : (
                  <button
                    type="button"
                    className="rounded-chip hover:text-accent hover:underline"
                    onClick={show}
                  >
                    {name}
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
              {columns.map(({ key, name: place, counts }) => (
                <td key={key} className="min-w-32 px-2 py-2">
                  <UnitStatuses label={`${name} in ${place}`} counts={counts(pack)} asTable={asTable} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PlaceColumn {
  readonly key: string;
  readonly name: string;
  readonly counts: (pack: number) => PackCounts;
  /** Shows its accounts in the matrix, where a filter says the same. */
  readonly onShow?: () => void;
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
        return count === 0 ? null : <Line key={status} word={cellWords[status].word} count={count} />;
      })}
      {counts.excluded > 0 && <Line word={cellWords.EXCLUDED.word} count={counts.excluded} />}
      {counts.withoutRow > 0 && <Line word={cellWords.NO_ROW.word} count={counts.withoutRow} />}
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

function hasAccountsInRoot(tree: OrgTree): boolean {
  return tree.kind.some((kind, node) => kind === NodeKind.Account && tree.parent[node] === 0);
}

function topLevelUnits(tree: OrgTree): number[] {
  const units: number[] = [];
  for (let node = 1; node < tree.size; node = tree.subtreeEnd[node] ?? tree.size) {
    if (tree.kind[node] === NodeKind.OrganizationalUnit) units.push(node);
  }
  return units;
}
