import { bandBox, type Box } from "@/lib/organizations/map/icicle-frame";
import { drawMap, type MapPicture } from "./draw-map";

const MOTION_MS = 140;

/** A picture, and the pixels of it. */
interface Painted {
  readonly picture: MapPicture;
  readonly image: OffscreenCanvas;
}

/**
 * Paints pictures of the map on a canvas, one after the other. Between two OUs the canvas shows how one becomes the
 * other: two finished pictures are stretched, so that it costs the same for any number of accounts.
 */
export class MapPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  /** A journey needs what is shown and what was shown before; the next picture is painted over the latter. */
  #shown: Painted | undefined;
  #spare: OffscreenCanvas | undefined;
  #frame = 0;

  /** Throws where the browser has no canvas to draw on. */
  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = contextOf(canvas);
  }

  paint(picture: MapPicture): void {
    cancelAnimationFrame(this.#frame);
    const { width, height } = sizeOf(picture);
    const isResized = fit(this.#canvas, width, height);
    const before = this.#shown;
    if (before === undefined || isResized || !isJourney(before.picture, picture)) {
      this.#show(this.#draw(picture).image);
      return;
    }
    // A journey begins where one is, so that the words around the map need not wait for the picture it leads to.
    this.#frame = requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => this.#travel(before, this.#draw(picture)));
    });
  }

  #draw(picture: MapPicture): Painted {
    const { width, height } = sizeOf(picture);
    const image = this.#spare ?? new OffscreenCanvas(width, height);
    fit(image, width, height);
    drawMap(contextOf(image), picture);
    this.#spare = this.#shown?.image;
    this.#shown = { picture, image };
    return this.#shown;
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #travel(from: Painted, to: Painted): void {
    const isInwards = isBelow(to.picture.frame.unit, from.picture.frame.unit, to.picture);
    // Where the smaller of the two is in the larger one.
    const [outer, inner] = isInwards ? [from, to] : [to, from];
    const place = placeOf(outer.picture, inner.picture.frame.unit);
    const startedAt = performance.now();
    const step = () => {
      const time = (performance.now() - startedAt) / MOTION_MS;
      if (time >= 1) {
        this.#show(to.image);
        return;
      }
      const eased = 1 - (1 - time) ** 3;
      const { width, height } = this.#canvas;
      const whole: Box = { x: 0, y: 0, width, height };
      this.#context.clearRect(0, 0, width, height);
      const near = between(place, whole, isInwards ? eased : 1 - eased);
      const far = stretched(place, near, whole);
      draw(this.#context, outer.image, far, 1);
      draw(this.#context, inner.image, near, isInwards ? eased : 1 - eased);
      this.#frame = requestAnimationFrame(step);
    };
    step();
  }

  /** Alone: much of a picture lets through what is below it. */
  #show(image: OffscreenCanvas): void {
    this.#context.clearRect(0, 0, image.width, image.height);
    this.#context.drawImage(image, 0, 0);
  }
}

/** In pixels of the device. */
function sizeOf({ frame, scale }: MapPicture): { width: number; height: number } {
  return { width: Math.round(frame.width * scale), height: Math.round(frame.height * scale) };
}

/** Makes a canvas so many pixels large; answers whether that changed anything. */
export function fit(canvas: HTMLCanvasElement | OffscreenCanvas, width: number, height: number): boolean {
  if (canvas.width === width && canvas.height === height) return false;
  canvas.width = width;
  canvas.height = height;
  return true;
}

function isJourney(before: MapPicture, after: MapPicture): boolean {
  return (
    before.frame.unit !== after.frame.unit &&
    before.coloured.tree === after.coloured.tree &&
    !matchMedia("(prefers-reduced-motion: reduce)").matches
  );
}

function isBelow(unit: number, above: number, { coloured: { tree } }: MapPicture): boolean {
  return unit > above && unit < (tree.subtreeEnd[above] ?? 0);
}

/** The band of an OU and everything below it, in pixels of the device. */
function placeOf({ frame, scale }: MapPicture, unit: number): Box {
  const { x, y, width } = bandBox(frame, unit);
  return {
    x: x * scale,
    y: Math.max(0, y) * scale,
    width: Math.max(1, width * scale),
    height: Math.max(1, (frame.height - Math.max(0, y)) * scale),
  };
}

function between(one: Box, other: Box, part: number): Box {
  const mix = (a: number, b: number) => a + (b - a) * part;
  return {
    x: mix(one.x, other.x),
    y: mix(one.y, other.y),
    width: mix(one.width, other.width),
    height: mix(one.height, other.height),
  };
}

/** Where all of a picture is when the part of it that is at `place` is at `now`. */
function stretched(place: Box, now: Box, whole: Box): Box {
  const across = now.width / place.width;
  const down = now.height / place.height;
  return {
    x: now.x - place.x * across,
    y: now.y - place.y * down,
    width: whole.width * across,
    height: whole.height * down,
  };
}

function draw(
  context: CanvasRenderingContext2D,
  image: OffscreenCanvas,
  { x, y, width, height }: Box,
  alpha: number,
): void {
  context.globalAlpha = alpha;
  context.drawImage(image, x, y, width, height);
  context.globalAlpha = 1;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D;
function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D;
function contextOf(canvas: HTMLCanvasElement | OffscreenCanvas) {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser gives the map no canvas to draw on.");
  return context;
}
