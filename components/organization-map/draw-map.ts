import { displayName } from "@/lib/organizations/ancestry";
import { boxOf, type IcicleFrame } from "@/lib/organizations/icicle-frame";
import { formatCount } from "@/lib/format/count";
import { type Label, type MapRects, mapRects } from "./class-rects";
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

const FONT_SIZE = 12;
const PADDING = 5;
const FAINT = 0.14;

/** Draws bands, accounts and names. Classes are drawn from the quietest to the loudest. */
export function drawMap(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const { frame, coloured, palette, scale, only } = picture;
  const { looks } = coloured;
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  const loudestFirst = looks.map((_, index) => index).sort((a, b) => loudness(b) - loudness(a));
  const rects = mapRects(frame, coloured, scale, loudestFirst);
  fill(context, rects.bands, { colour: palette.band, alpha: 1, hatched: false }, scale);
  fill(context, rects.stems, { colour: palette.band, alpha: 0.5, hatched: false }, scale);
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
  context: CanvasRenderingContext2D,
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

function fill(
  context: CanvasRenderingContext2D,
  rects: PixelRects,
  { colour, alpha, hatched }: Fill,
  scale: number,
): void {
  context.globalAlpha = alpha;
  context.fillStyle = hatched ? (stripes(context, colour, scale) ?? colour) : colour;
  fillPixels(context, rects);
  context.globalAlpha = 1;
}

function stripes(context: CanvasRenderingContext2D, colour: string, scale: number): CanvasPattern | null {
  const tile = new OffscreenCanvas(6 * scale, 6 * scale);
  const brush = tile.getContext("2d");
  if (brush === null) return null;
  brush.strokeStyle = colour;
  brush.lineWidth = 1.5 * scale;
  brush.beginPath();
  for (const offset of [-6, 0, 6]) {
    brush.moveTo((offset - 1) * scale, 7 * scale);
    brush.lineTo((offset + 7) * scale, -1 * scale);
  }
  brush.stroke();
  return context.createPattern(tile, "repeat");
}

function drawLabels(context: CanvasRenderingContext2D, picture: MapPicture, rects: MapRects): void {
  const { coloured, palette, scale } = picture;
  context.textBaseline = "middle";
  for (const label of rects.bandLabels) {
    const text = displayName(coloured.tree, label.node);
    const count = formatCount(coloured.counts(label.node).reduce((sum, each) => sum + each, 0));
    // The line of shares takes the foot of the band.
    write(context, picture, { label, text, more: count, up: 2, colour: palette.ink });
  }
  for (const label of rects.cellLabels) {
    // On a plate of its own: names are read on the surface, whatever the class.
    const { x, y, width, height } = label.box;
    context.globalAlpha = 0.82;
    context.fillStyle = palette.surface;
    context.fillRect((x + 4) * scale, (y + 2) * scale, (width - 7) * scale, (height - 5) * scale);
    context.globalAlpha = 1;
    const text = displayName(coloured.tree, label.node);
    write(context, picture, { label, text, more: "", up: 0.5, colour: palette.ink });
  }
}

interface Writing {
  readonly label: Label;
  readonly text: string;
  /** Said quietly behind the text where there is room. */
  readonly more: string;
  /** So many pixels above the middle. */
  readonly up: number;
  readonly colour: string;
}

function write(
  context: CanvasRenderingContext2D,
  { palette, scale }: MapPicture,
  { label, text, more, up, colour }: Writing,
): void {
  const { x, y, width, height } = label.box;
  const room = (width - 2 * PADDING) * scale;
  context.font = `500 ${FONT_SIZE * scale}px ${palette.fontFamily}`;
  const textWidth = context.measureText(text).width;
  const left = (x + PADDING) * scale;
  const middle = (y + height / 2 - up) * scale;
  context.fillStyle = colour;
  if (textWidth > room) {
    const shown = shortened(text, textWidth, room);
    if (shown !== "") context.fillText(shown, left, middle);
    return;
  }
  context.fillText(text, left, middle);
  if (more === "") return;
  const start = textWidth + 6 * scale;
  context.font = `400 ${FONT_SIZE * scale}px ${palette.fontFamily}`;
  if (start + context.measureText(more).width > room) return;
  context.fillStyle = palette.quiet;
  context.fillText(more, left + start, middle);
}

/** As much of a text as fits, by the average width of its letters; nothing where that is less than two. */
function shortened(text: string, width: number, room: number): string {
  const letters = Math.floor((room / width) * text.length) - 1;
  return letters < 2 ? "" : `${text.slice(0, letters).trimEnd()}…`;
}
