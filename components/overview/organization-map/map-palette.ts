import type { Tone } from "@/components/ui/status/tone";
import type { ClassLook, ClassPattern } from "./class-looks";

/** The colours in force, whatever is drawn with them. */
export interface MapTheme {
  /** By the custom property that names them. */
  readonly colours: ReadonlyMap<string, string>;
  readonly fontFamily: string;
}

/** The colours of a theme as a canvas takes them, for the classes that are drawn. */
export interface MapPalette {
  readonly surface: string;
  readonly band: string;
  readonly ink: string;
  readonly quiet: string;
  readonly focus: string;
  readonly fontFamily: string;
  /** Parallel to the looks. */
  readonly fills: readonly Fill[];
}

/** How a class is filled. */
export interface Fill {
  readonly colour: string;
  readonly alpha: number;
  /** Drawn in stripes where this caller may not look; undefined for a plain fill. */
  readonly pattern: ClassPattern | undefined;
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

/** As in bars: what is fine stays behind what is not, and what may not hold differs from what is past its limit. */
const paleTones: ReadonlySet<Tone> = new Set(["success", "suspended", "outdated"]);

const identities = 12;
const identityVariable = (identity: number) => `--policy-${(identity % identities) + 1}`;

const variables = new Set([
  ...["--surface", "--none-soft", "--ink", "--ink-quiet", "--accent"],
  ...Object.values(toneVariable),
  ...Array.from({ length: identities }, (_, identity) => identityVariable(identity)),
]);

/**
 * Reads the colours where `element` is. A custom property is a text with `light-dark()` in it; what the browser makes
 * of it is known only once something has that colour. It is asked for all of them at once, so that it styles once.
 */
export function readTheme(element: HTMLElement): MapTheme {
  const probes = document.createElement("span");
  probes.hidden = true;
  const probeOf = new Map(
    [...variables].map((variable) => {
      const probe = document.createElement("span");
      probe.style.color = `var(${variable})`;
      probes.append(probe);
      return [variable, probe] as const;
    }),
  );
  element.append(probes);
  const colours = new Map([...probeOf].map(([variable, probe]) => [variable, getComputedStyle(probe).color]));
  probes.remove();
  return { colours, fontFamily: getComputedStyle(element).fontFamily };
}

/** What a theme makes of classes. */
export function paletteOf({ colours, fontFamily }: MapTheme, looks: readonly ClassLook[]): MapPalette {
  const colourOf = (variable: string) => colours.get(variable) ?? "transparent";
  return {
    surface: colourOf("--surface"),
    band: colourOf("--none-soft"),
    ink: colourOf("--ink"),
    quiet: colourOf("--ink-quiet"),
    focus: colourOf("--accent"),
    fontFamily,
    fills: looks.map(({ colour, pattern }) =>
      "tone" in colour
        ? {
            colour: colourOf(toneVariable[colour.tone]),
            alpha: paleTones.has(colour.tone) ? 0.45 : 1,
            pattern: pattern ?? (colour.tone === "not-visible" ? "hatched" : undefined),
          }
        : { colour: colourOf(identityVariable(colour.identity)), alpha: 1, pattern: undefined },
    ),
  };
}
