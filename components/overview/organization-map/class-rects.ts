import { type Span, spanOf } from "@/lib/organizations/map/icicle";
import {
  bandBox,
  type Box,
  cellBox,
  type IcicleFrame,
  type Packing,
  packingOf,
  stemBox,
} from "@/lib/organizations/map/icicle-frame";
import { NodeKind } from "@/lib/organizations/tree";
import type { Coloured } from "./map-facts";
import { addPixels, type PixelRects } from "./pixel-rects";

/** A band or an account that has room for a name. */
export interface Label {
  readonly node: number;
  readonly box: Box;
}

/** Everything that is filled, sorted by what it is filled with, and everything that is named. */
export interface MapRects {
  readonly bands: PixelRects;
  readonly stems: PixelRects;
  /** Parallel to the classes. */
  readonly classes: readonly PixelRects[];
  readonly bandLabels: readonly Label[];
  readonly cellLabels: readonly Label[];
}

const NARROWEST_LABEL = 26;
const SMALLEST_NAMED_CELL = { width: 56, height: 18 };
/** The line at the foot of each band that says how its accounts divide. */
const SHARES_HEIGHT = 3;

/** Lays out in pixels of the device what a frame shows: each band once, each account once, or its share of a column. */
export function mapRects(
  frame: IcicleFrame,
  coloured: Coloured,
  scale: number,
  order: readonly number[],
): MapRects {
  const { tree } = frame.icicle;
  const rects = {
    bands: [] as PixelRects,
    stems: [] as PixelRects,
    classes: coloured.looks.map((): PixelRects => []),
    bandLabels: [] as Label[],
    cellLabels: [] as Label[],
  };
  const end = tree.subtreeEnd[frame.unit] ?? 0;
  for (let node = frame.unit; node < end; node++) {
    if (tree.kind[node] === NodeKind.Account || !isInSight(spanOf(frame.icicle, node), frame.lens)) continue;
    addBand(node);
    const packing = packingOf(frame, node);
    if (packing === undefined || !isBoxInSight(packing.area, frame)) continue;
    const stem = stemBox(frame, node);
    if (stem.height > 0) addPixels(rects.stems, stem, scale, 1);
    if (packing.isDense) addShares(directCounts(node), packing.area, true);
    else addCells(node, packing);
  }
  return rects;

  function addBand(unit: number): void {
    const box = bandBox(frame, unit);
    addPixels(rects.bands, box, scale, 1);
    addShares(
      coloured.counts(unit),
      { ...box, y: box.y + box.height - SHARES_HEIGHT - 1, height: SHARES_HEIGHT },
      false,
    );
    const visible = clipped(box, frame.width);
    if (visible.width >= NARROWEST_LABEL) rects.bandLabels.push({ node: unit, box: visible });
  }

  /** A box divided among classes, the loudest first: below each other or beside each other. */
  function addShares(counts: ArrayLike<number>, box: Box, isStack: boolean): void {
    const total = order.reduce((sum, index) => sum + (counts[index] ?? 0), 0);
    let before = 0;
    for (const index of order) {
      const count = counts[index] ?? 0;
      if (count === 0) continue;
      const [start, part] = [before / total, count / total];
      const share = isStack
        ? { ...box, y: box.y + start * box.height, height: part * box.height }
        : { ...box, x: box.x + start * box.width, width: part * box.width };
      before += count;
      const own = rects.classes[index];
      if (own !== undefined) addPixels(own, share, scale);
    }
  }

  function addCells(unit: number, packing: Packing): void {
    const first = (tree.subtreeEnd[unit] ?? 0) - packing.count;
    for (let index = 0; index < packing.count; index++) {
      const node = first + index;
      const box = cellBox(packing, index);
      if (!isBoxInSight(box, frame)) continue;
      const own = rects.classes[coloured.classes.of[node] ?? 0];
      if (own !== undefined) addPixels(own, box, scale, 1);
      const isNamed = box.width >= SMALLEST_NAMED_CELL.width && box.height >= SMALLEST_NAMED_CELL.height;
      if (isNamed) rects.cellLabels.push({ node, box: clipped(box, frame.width) });
    }
  }

  function directCounts(unit: number): Uint32Array {
    const counts = new Uint32Array(coloured.looks.length);
    const last = tree.subtreeEnd[unit] ?? 0;
    for (let node = last - (frame.icicle.direct[unit] ?? 0); node < last; node++) {
      const index = coloured.classes.of[node] ?? 0;
      counts[index] = (counts[index] ?? 0) + 1;
    }
    return counts;
  }
}

function isInSight({ from, to }: Span, lens: Span): boolean {
  return to > from && from < lens.to && to > lens.from;
}

function isBoxInSight({ x, width }: Box, frame: IcicleFrame): boolean {
  return x < frame.width && x + width > 0;
}

function clipped(box: Box, width: number): Box {
  const left = Math.max(0, box.x);
  return { ...box, x: left, width: Math.min(width, box.x + box.width) - left };
}
