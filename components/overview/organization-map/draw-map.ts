import { displayName } from "@/lib/organizations/ancestry";
import { boxOf, type IcicleFrame } from "@/lib/organizations/map/icicle-frame";
import { formatCount } from "@/lib/format/count";
import { type Label, type MapRects, mapRects } from "./class-rects";
import type { ClassPattern } from "./class-looks";
import type { Coloured } from "./map-facts";
import type { Fill, MapPalette } from "./map-palette";
import { addPixels, fillPixels, type PixelRects } from "./pixel-rects";

export interface MapPicture {
  readonly frame: IcicleFrame;
  readonly coloured: Coloured;
  readonly palette: MapPalette;
  /** Pixels of the device to a pixel of the page. */
  readonly scale: number;
  /** Keys of the classes that stand out; all where there is none. */
  readonly only: readonly string[];
}

/** A canvas that is shown, or one that is not. */
type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const FONT_SIZE = 12;
const PADDING = 5;
const FAINT = 0.14;
/** So many pixels above the middle stand the names: in a band the line of shares takes the foot. */
const BAND_RISE = 2;
const CELL_RISE = 0.5;

/** Draws bands, accounts and names. Classes are drawn from the quietest to the loudest. */
export function drawMap(context: Brush, picture: MapPicture): void {
  const { frame, coloured, palette, scale, only } = picture;
  const { looks } = coloured;
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  const loudestFirst = looks.map((_, index) => index).sort((a, b) => loudness(b) - loudness(a));
  const rects = mapRects(frame, coloured, scale, loudestFirst);
  fill(context, rects.bands, { colour: palette.band, alpha: 1, pattern: undefined }, scale);
  fill(context, rects.stems, { colour: palette.band, alpha: 0.5, pattern: undefined }, scale);
  for (const index of loudestFirst.toReversed()) {
    const own = palette.fills[index];
    const isFaint = only.length > 0 && !only.includes(looks[index]?.key ?? "");
    if (own === undefined) continue;
    fill(context, rects.classes[index] ?? [], { ...own, alpha: own.alpha * (isFaint ? FAINT : 1) }, scale);
  }
  drawLabels(context, picture, rects);

  function loudness(index: number): number {
    return looks[index]?.loudness ?? 0;
  }
}

/** Draws what moves over the map: what is pointed at, and what has the focus. */
export function drawMarks(
  context: Brush,
  { frame, palette, scale }: Pick<MapPicture, "frame" | "palette" | "scale">,
  { pointed, focused }: { readonly pointed: number | undefined; readonly focused: number | undefined },
): void {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  if (pointed !== undefined) outline(pointed, palette.ink, 1);
  if (focused !== undefined) outline(focused, palette.focus, 2);

  function outline(node: number, colour: string, width: number): void {
    const box = boxOf(frame, node);
    if (box === undefined) return;
    const pixels: PixelRects = [];
    addPixels(pixels, box, scale);
    const [x = 0, y = 0, boxWidth = 0, boxHeight = 0] = pixels;
    const line = width * scale;
    // Around the box: inside of a small one a ring would hide what it is about. At the edge it moves in.
    const left = Math.max(line / 2, x - line / 2);
    const top = Math.max(line / 2, y - line / 2);
    const right = Math.min(context.canvas.width - line / 2, x + Math.max(boxWidth, 3 * scale) + line / 2);
    const bottom = Math.min(context.canvas.height - line / 2, y + boxHeight + line / 2);
    context.lineWidth = line + 2 * scale;
    context.strokeStyle = palette.surface;
    context.strokeRect(left, top, right - left, bottom - top);
    context.lineWidth = line;
    context.strokeStyle = colour;
    context.strokeRect(left, top, right - left, bottom - top);
  }
}

function fill(context: Brush, rects: PixelRects, { colour, alpha, pattern }: Fill, scale: number): void {
  context.globalAlpha = alpha;
  context.fillStyle =
    pattern === undefined ? colour : (patternOf(context, { colour, pattern, scale }) ?? colour);
  fillPixels(context, rects);
  context.globalAlpha = 1;
}

function patternOf(
  context: Brush,
  { colour, pattern, scale }: { colour: string; pattern: ClassPattern; scale: number },
): CanvasPattern | null {
  const tile = new OffscreenCanvas(6 * scale, 6 * scale);
  const brush = tile.getContext("2d");
  if (brush === null) return null;
  if (pattern === "dotted") dot(brush, colour, scale);
  else stripe(brush, colour, scale, pattern === "crossed");
  return context.createPattern(tile, "repeat");
}

/** A paler ground with a dot in its middle, so that accounts of a pixel or two are seen as well. */
function dot(brush: Brush, colour: string, scale: number): void {
  brush.fillStyle = colour;
  brush.globalAlpha = 0.4;
  brush.fillRect(0, 0, 6 * scale, 6 * scale);
  brush.globalAlpha = 1;
  brush.fillRect(2 * scale, 2 * scale, 2 * scale, 2 * scale);
}

function stripe(brush: Brush, colour: string, scale: number, isCrossed: boolean): void {
  brush.strokeStyle = colour;
  brush.lineWidth = 1.5 * scale;
  brush.beginPath();
  for (const offset of [-6, 0, 6]) {
    brush.moveTo((offset - 1) * scale, 7 * scale);
    brush.lineTo((offset + 7) * scale, -1 * scale);
    if (!isCrossed) continue;
    brush.moveTo((offset - 1) * scale, -1 * scale);
    brush.lineTo((offset + 7) * scale, 7 * scale);
  }
  brush.stroke();
}

/** Names first and then the numbers behind them: a canvas takes its time to change from one font to another. */
function drawLabels(context: Brush, picture: MapPicture, rects: MapRects): void {
  const { coloured, palette, scale } = picture;
  context.textBaseline = "middle";
  // On plates of their own: names of accounts are read on the surface, whatever the class.
  context.globalAlpha = 0.82;
  context.fillStyle = palette.surface;
  for (const { box } of rects.cellLabels) {
    const { x, y, width, height } = box;
    context.fillRect((x + 4) * scale, (y + 2) * scale, (width - 7) * scale, (height - 5) * scale);
  }
  context.globalAlpha = 1;
  context.font = `500 ${FONT_SIZE * scale}px ${palette.fontFamily}`;
  context.fillStyle = palette.ink;
  for (const label of rects.cellLabels) writeName(context, picture, label, CELL_RISE);
  const withRoom: { readonly label: Label; readonly nameWidth: number }[] = [];
  for (const label of rects.bandLabels) {
    const nameWidth = writeName(context, picture, label, BAND_RISE);
    if (nameWidth !== undefined) withRoom.push({ label, nameWidth });
  }
  context.font = `400 ${FONT_SIZE * scale}px ${palette.fontFamily}`;
  context.fillStyle = palette.quiet;
  for (const { label, nameWidth } of withRoom) {
    const count = formatCount(coloured.counts(label.node).reduce((sum, each) => sum + each, 0));
    const start = nameWidth + 6 * scale;
    if (start + context.measureText(count).width > roomIn(label, scale)) continue;
    context.fillText(count, (label.box.x + PADDING) * scale + start, middleOf(label, scale, BAND_RISE));
  }
}

/** Writes as much of a name as there is room for; answers how wide it is where that is all of it. */
function writeName(
  context: Brush,
  { coloured, scale }: MapPicture,
  label: Label,
  rise: number,
): number | undefined {
  const name = displayName(coloured.tree, label.node);
  const room = roomIn(label, scale);
  const { width } = context.measureText(name);
  const shown = width > room ? shortened(name, width, room) : name;
  if (shown !== "") context.fillText(shown, (label.box.x + PADDING) * scale, middleOf(label, scale, rise));
  return width > room ? undefined : width;
}

function roomIn({ box }: Label, scale: number): number {
  return (box.width - 2 * PADDING) * scale;
}

function middleOf({ box }: Label, scale: number, rise: number): number {
  return (box.y + box.height / 2 - rise) * scale;
}

/** As much of a text as fits, by the average width of its letters; nothing where that is less than two. */
function shortened(text: string, width: number, room: number): string {
  const letters = Math.floor((room / width) * text.length) - 1;
  return letters < 2 ? "" : `${text.slice(0, letters).trimEnd()}…`;
}
