import type { ReactNode } from "react";
import type { z } from "zod";
import { type PackRowView, packRowViews } from "@/components/inventory/packs/pack-row-view";
import type { ComplianceCounts } from "@/lib/aws-config/compliance/compliance-counts";
import type { ComplianceFilter } from "@/lib/aws-config/compliance/compliance-filter";
import { OrganizationConformancePack, type PackStatus } from "@/lib/aws-config/packs/model";
import type { PackSummary } from "@/lib/aws-config/packs/pack-summaries";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";

const ListedPack = OrganizationConformancePack.omit({ excludedAccounts: true });

/** A pack, with everything that a cell, an order or a file may be made of: plain data that the server can send. */
export interface PackSource extends PackRowView {
  /** What AWS says of it, without the accounts that it excludes, which may be thousands. */
  readonly pack: z.output<typeof ListedPack>;
  readonly deployedBy: string;
  /** Of the accounts of the organization; undefined where compliance is not shown or not known. */
  readonly compliance: ComplianceCounts | undefined;
  /** Accounts with a status of it in which no recorder is known to record; undefined where that is not shown or not read. */
  readonly withoutRecorder: number | undefined;
}

/** What a cell can do. */
export interface PackCellActions {
  /** Shows the accounts of a pack that have a status. */
  readonly onStatus: (packName: string, status: PackStatus) => void;
  /** Shows the accounts of a pack that come out so. */
  readonly onCompliance: (packName: string, compliance: ComplianceFilter) => void;
}

/** A column of a file of packs. */
export interface ExportedPackField {
  /** Its name in JSON. */
  readonly key: string;
  readonly title: string;
  readonly value: (summary: PackSummary, source: PackSource) => string | number;
}

/**
 * Everything about a column of the list of packs. To add one is to write one of these in a file of its own, and to name it in
 * `packColumns`: head, cell, order, file, menu and address follow from it. The list has no filters.
 */
export interface PackColumn<Key extends string = string> {
  /** Names the column in the address and in the cookie of the menu of columns. */
  readonly key: Key;
  readonly title: string;
  /** Absent until it is switched on in the menu of columns, which remembers it. */
  readonly isOptional?: true;
  /** Of the head. */
  readonly headClass?: string;
  /** Of the cell: on a phone a row is a block, and `order` says where in it. */
  readonly className: string;
  /** Whether the cell names the row. */
  readonly isRowHeader?: true;
  readonly cell: (source: PackSource, actions: PackCellActions) => ReactNode;
  readonly sort?: {
    /** Compares two packs, ascending. */
    readonly ascending: (one: PackSource, other: PackSource) => number;
    /** Whether the first press puts the largest, the worst or the newest on top. */
    readonly descendingFirst?: true;
    /** Packs that have nothing to compare: they stand last, whichever way the others are sorted. */
    readonly isMissing?: (source: PackSource) => boolean;
  };
  /** Its columns in a file. */
  readonly exported?: readonly ExportedPackField[];
}

/** Checks a column. */
export function packColumn<const Key extends string>(column: PackColumn<Key>): PackColumn<Key> {
  return column;
}

/** A column in a file that is a member of `PackSummary` as it is. */
export function summaryMember(key: keyof PackSummary, title: string): ExportedPackField {
  return { key, title, value: (summary) => summary[key] };
}

/** The packs of a snapshot, in the order of AWS. */
export function packSources(
  snapshot: PackSnapshot,
  complianceOf?: (pack: number) => ComplianceCounts | undefined,
  withoutRecorder?: (pack: number) => number | undefined,
): PackSource[] {
  const { packs, deployedBy } = snapshot.meta;
  const rows = new Map(packRowViews(snapshot).map((row) => [row.name, row]));
  return packs.flatMap((each, index) => {
    const row = rows.get(each.name);
    return row === undefined
      ? []
      : {
          ...row,
          pack: ListedPack.parse(each),
          deployedBy,
          compliance: complianceOf?.(index),
          withoutRecorder: withoutRecorder?.(index),
        };
  });
}
