import { type RefObject, useLayoutEffect, useMemo, useState } from "react";
import type { ClassLook } from "./class-looks";
import { type MapPalette, type MapTheme, paletteOf, readTheme } from "./map-palette";

/**
 * The colours of the theme in force; read again when another is chosen, here or in the system, and when fonts arrive.
 * Other classes need no reading: what they are coloured with is known, and the first picture of them is the right one.
 */
export function usePalette(
  box: RefObject<HTMLElement | null>,
  looks: readonly ClassLook[],
): MapPalette | undefined {
  const [theme, setTheme] = useState<MapTheme>();
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const read = () => setTheme(readTheme(element));
    read();
    const chosen = new MutationObserver(read);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", read);
    document.fonts.addEventListener("loadingdone", read);
    return () => {
      chosen.disconnect();
      system.removeEventListener("change", read);
      document.fonts.removeEventListener("loadingdone", read);
    };
  }, [box]);
  return useMemo(() => theme && paletteOf(theme, looks), [theme, looks]);
}
