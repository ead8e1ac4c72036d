import { directSpan, type Icicle, type Span, spanOf } from "./icicle";
import { NodeKind } from "../tree";

/** A part of an icicle on a surface of so many pixels. All boxes are in pixels of that surface. */
export interface IcicleFrame {
  readonly icicle: Icicle;
  /** The root or OU whose band is the first one. */
  readonly unit: number;
  /** The accounts between the left edge and the right one; parts of accounts too. */
  readonly lens: Span;
  readonly width: number;
  readonly height: number;
  readonly bandHeight: number;
  /** Where the bands end and the accounts begin. */
  readonly accountsTop: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Below this side in pixels a user can neither point at an account nor distinguish one from the next. */
const SMALLEST_CELL = 3;
/** Cells of this area in pixels have room for a name, and are made wide for it. */
const ROOMY_CELL = 1_200;
const WIDE = 3;

/** What to show of an icicle where. Without a lens the whole unit is shown; bands take half of the height at the most. */
export function frameIcicle(
  icicle: Icicle,
  {
    unit,
    lens = spanOf(icicle, unit),
    width,
    height,
    bandHeight,
  }: Pick<IcicleFrame, "unit" | "width" | "height" | "bandHeight"> & { readonly lens?: Span | undefined },
): IcicleFrame {
  const bands = 1 + (icicle.levelsBelow[unit] ?? 0);
  const fitting = Math.min(bandHeight, height / 2 / bands);
  return { icicle, unit, lens, width, height, bandHeight: fitting, accountsTop: bands * fitting };
}

/** The band of a root or OU in the frame, without the part below it that belongs to its own accounts. */
export function bandBox(frame: IcicleFrame, unit: number): Box {
  const { tree } = frame.icicle;
  const level = (tree.depth[unit] ?? 0) - (tree.depth[frame.unit] ?? 0);
  const { from, to } = spanOf(frame.icicle, unit);
  return {
    x: xOf(frame, from),
    y: level * frame.bandHeight,
    width: xOf(frame, to) - xOf(frame, from),
    height: frame.bandHeight,
  };
}

/** Above the accounts of an OU that has no more OUs below, its band goes on down to where the accounts begin. */
export function stemBox(frame: IcicleFrame, unit: number): Box {
  const { y, height } = bandBox(frame, unit);
  const { from, to } = directSpan(frame.icicle, unit);
  const top = y + height;
  const x = xOf(frame, from);
  return { x, y: top, width: xOf(frame, to) - x, height: Math.max(0, frame.accountsTop - top) };
}

/** How the accounts directly in a unit are packed: columns from left to right, filled from top to bottom. */
export interface Packing {
  /** The area that they share. */
  readonly area: Box;
  readonly count: number;
  readonly columns: number;
  /** Accounts in the lower columns; the first `longColumns` have one more. */
  readonly rows: number;
  readonly longColumns: number;
  /** Whether a single account is too small to be seen or pointed at. */
  readonly isDense: boolean;
}

/** Packs the accounts directly in a unit, each with the same area, with nothing left over; undefined where there is none. */
export function packingOf(frame: IcicleFrame, unit: number): Packing | undefined {
  const { from, to } = directSpan(frame.icicle, unit);
  const count = to - from;
  if (count === 0) return undefined;
  const x = xOf(frame, from);
  const area = {
    x,
    y: frame.accountsTop,
    width: xOf(frame, to) - x,
    height: frame.height - frame.accountsTop,
  };
  const shape = (area.width * area.height) / count >= ROOMY_CELL ? WIDE : 1;
  const ideal = Math.sqrt((count * area.width) / (area.height * shape));
  const columns = Math.min(count, Math.max(1, Math.round(ideal)));
  const rows = Math.floor(count / columns);
  const isDense = area.width / columns < SMALLEST_CELL || area.height / (rows + 1) < SMALLEST_CELL;
  return { area, count, columns, rows, longColumns: count % columns, isDense };
}

/** The box of the n-th account of a packing. */
export function cellBox({ area, count, rows, longColumns }: Packing, index: number): Box {
  const inLong = longColumns * (rows + 1);
  const isLong = index < inLong;
  const columnRows = isLong ? rows + 1 : rows;
  const start = isLong ? 0 : inLong;
  const column = Math.floor((index - start) / columnRows);
  const row = (index - start) % columnRows;
  const height = area.height / columnRows;
  return {
    x: area.x + ((start + column * columnRows) / count) * area.width,
    y: area.y + row * height,
    width: (columnRows / count) * area.width,
    height,
  };
}

/** The box of any node below the frame's unit, itself included; that of an account may be too small to be seen. */
export function boxOf(frame: IcicleFrame, node: number): Box | undefined {
  const { tree, before } = frame.icicle;
  if (tree.kind[node] !== NodeKind.Account) return bandBox(frame, node);
  const parent = tree.parent[node] ?? 0;
  const packing = packingOf(frame, parent);
  if (packing === undefined) return undefined;
  return cellBox(packing, (before[node] ?? 0) - directSpan(frame.icicle, parent).from);
}

/**
 * What is at a point: an account, or the OU whose band, or whose accounts, are there. The account at an x says which
 * OUs are above it, so nothing is searched. Undefined outside, and where there are no accounts at all.
 */
export function nodeAt(frame: IcicleFrame, x: number, y: number): number | undefined {
  const { icicle, lens, unit, width, height, bandHeight, accountsTop } = frame;
  if (x < 0 || y < 0 || x >= width || y >= height || lens.to <= lens.from) return undefined;
  const rank = Math.floor(lens.from + (x / width) * (lens.to - lens.from));
  const account = icicle.accounts[rank];
  if (account === undefined) return undefined;
  const { tree } = icicle;
  const parent = tree.parent[account] ?? 0;
  if (y >= accountsTop) return accountAt(frame, parent, x, y);
  const depth = (tree.depth[unit] ?? 0) + Math.floor(y / bandHeight);
  let node = parent;
  while ((tree.depth[node] ?? 0) > depth) node = tree.parent[node] ?? 0;
  return node;
}

function accountAt(frame: IcicleFrame, unit: number, x: number, y: number): number {
  const packing = packingOf(frame, unit);
  if (packing === undefined || packing.isDense) return unit;
  const { area, count, rows, longColumns } = packing;
  const inLong = longColumns * (rows + 1);
  // How many accounts the columns to the left of the point hold, if all of them were as full as the one it is in.
  const place = Math.min(count - 1, Math.max(0, ((x - area.x) / area.width) * count));
  const isLong = place < inLong;
  const columnRows = isLong ? rows + 1 : rows;
  const start = isLong ? 0 : inLong;
  const column = Math.floor((place - start) / columnRows);
  const row = Math.min(columnRows - 1, Math.floor(((y - area.y) / area.height) * columnRows));
  const first = directSpan(frame.icicle, unit).from;
  return frame.icicle.accounts[first + start + column * columnRows + row] ?? unit;
}

function xOf({ lens, width }: IcicleFrame, rank: number): number {
  return ((rank - lens.from) / (lens.to - lens.from)) * width;
}
