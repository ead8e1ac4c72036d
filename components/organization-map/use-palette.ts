import { type RefObject, useLayoutEffect, useState } from "react";
import type { ClassLook } from "./class-looks";
import { type MapPalette, readPalette } from "./map-palette";

/** The colours of the theme in force; read again when another is chosen, here or in the system, and when fonts arrive. */
export function usePalette(
  box: RefObject<HTMLElement | null>,
  looks: readonly ClassLook[],
): MapPalette | undefined {
  const [palette, setPalette] = useState<MapPalette>();
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const read = () => setPalette(readPalette(element, looks));
    read();
    const theme = new MutationObserver(read);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", read);
    let isHere = true;
    void document.fonts.ready.then(() => isHere && read());
    return () => {
      isHere = false;
      theme.disconnect();
      system.removeEventListener("change", read);
    };
  }, [box, looks]);
  return palette;
}
