import type { Tone } from "@/components/ui/tone";
import type { ClassLook } from "./class-looks";

/** The colours of the theme as a canvas takes them. */
export interface MapPalette {
  readonly surface: string;
  readonly band: string;
  readonly bandHover: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly focus: string;
  readonly fontFamily: string;
  readonly fills: readonly Fill[];
}

/** How a class is filled. */
export interface Fill {
  readonly colour: string;
  readonly alpha: number;
  /** Drawn in stripes, where this caller may not look. */
  readonly hatched: boolean;
}

const toneVariable: Readonly<Record<Tone, string>> = {
  success: "--success",
  pending: "--pending",
  stuck: "--stuck",
  outdated: "--stuck",
  failed: "--failed",
  none: "--ink-faint",
  "self-managed": "--self-managed",
  suspended: "--line-strong",
  "not-visible": "--line-strong",
};

const identities = 12;

/**
 * Reads the colours where `element` is. A custom property is a text with `light-dark()` in it; what the browser makes
 * of it is known only once something has that colour.
 */
export function readPalette(element: HTMLElement, looks: readonly ClassLook[]): MapPalette {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  const resolve = (variable: string) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
  const palette: MapPalette = {
    surface: resolve("--surface"),
    band: resolve("--none-soft"),
    bandHover: resolve("--surface-hover"),
    ink: resolve("--ink"),
    quiet: resolve("--ink-quiet"),
    line: resolve("--line-strong"),
    focus: resolve("--accent"),
    fontFamily: getComputedStyle(element).fontFamily,
    fills: looks.map(({ colour }) =>
      "tone" in colour
        ? {
            colour: resolve(toneVariable[colour.tone]),
            // What is fine stays behind what is not, as in bars.
            alpha: colour.tone === "success" ? 0.45 : colour.tone === "suspended" ? 0.45 : 1,
            hatched: colour.tone === "not-visible",
          }
        : { colour: resolve(`--policy-${(colour.identity % identities) + 1}`), alpha: 1, hatched: false },
    ),
  };
  probe.remove();
  return palette;
}
