import type { Box } from "@/lib/organizations/map/icicle-frame";

/** Rectangles on the grid of the device, x, y, width and height one after the other. */
export type PixelRects = number[];

/**
 * Puts a box on the grid: never thinner than a pixel, so that nothing disappears, and with a gap to its neighbours where
 * there is room for one.
 */
export function addPixels(rects: PixelRects, box: Box, scale: number, spacing = 0): void {
  const left = Math.round(box.x * scale);
  const top = Math.round(box.y * scale);
  const width = Math.max(1, Math.round((box.x + box.width) * scale) - left);
  const height = Math.max(1, Math.round((box.y + box.height) * scale) - top);
  rects.push(
    left,
    top,
    width > 4 * spacing ? width - spacing : width,
    height > 4 * spacing ? height - spacing : height,
  );
}

/** Fills them all in the colour that the context has. */
export function fillPixels(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  rects: PixelRects,
): void {
  for (let at = 0; at < rects.length; at += 4) {
    context.fillRect(rects[at] ?? 0, rects[at + 1] ?? 0, rects[at + 2] ?? 0, rects[at + 3] ?? 0);
  }
}
