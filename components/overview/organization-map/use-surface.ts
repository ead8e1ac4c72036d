import { type RefObject, useLayoutEffect, useState } from "react";

/** The room there is for a picture, in pixels of the page, and how many pixels of the device each of them is. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Follows the size of a box and the zoom of the browser; undefined until it is measured. */
export function useSurface(box: RefObject<HTMLElement | null>): Surface | undefined {
  const [surface, setSurface] = useState<Surface>();
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const read = () => {
      const next = {
        width: element.clientWidth,
        height: element.clientHeight,
        scale: window.devicePixelRatio || 1,
      };
      if (next.width === 0 || next.height === 0) return;
      setSurface((before) =>
        before?.width === next.width && before.height === next.height && before.scale === next.scale
          ? before
          : next,
      );
    };
    read();
    const resized = new ResizeObserver(read);
    resized.observe(element);
    // A browser that is zoomed, or moved to another screen, may leave the size in its own pixels as it was.
    window.addEventListener("resize", read);
    return () => {
      resized.disconnect();
      window.removeEventListener("resize", read);
    };
  }, [box]);
  return surface;
}
