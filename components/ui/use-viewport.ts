import { type RefObject, useEffect, useState } from "react";

export interface Viewport {
  readonly width: number;
  readonly height: number;
  /** The first row that can be seen. */
  readonly firstRow: number;
}

/**
 * What a scrolling box shows of rows of one height. Scrolling within a row changes nothing, so that nothing renders.
 */
export function useViewport(box: RefObject<HTMLElement | null>, rowHeight: number): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ width: 0, height: 0, firstRow: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const read = () => {
      const firstRow = Math.floor(element.scrollTop / rowHeight);
      const { clientWidth: width, clientHeight: height } = element;
      setViewport((before) =>
        before.firstRow === firstRow && before.width === width && before.height === height
          ? before
          : { width, height, firstRow },
      );
    };
    read();
    const resized = new ResizeObserver(read);
    resized.observe(element);
    element.addEventListener("scroll", read, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", read);
    };
  }, [box, rowHeight]);
  return viewport;
}
