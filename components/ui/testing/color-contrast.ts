export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

const rolePattern = /--([\w-]+):\s*light-dark\(\s*oklch\(([^)]*)\),\s*oklch\(([^)]*)\)\s*\)/g;

/** The colour roles of a style sheet, by name without dashes; an alpha value is left out. */
export function parseRoles(css: string): Map<string, { light: Oklch; dark: Oklch }> {
  return new Map(
    [...css.matchAll(rolePattern)].map(([, name = "", light = "", dark = ""]) => [
      name,
      { light: parseOklch(light), dark: parseOklch(dark) },
    ]),
  );
}

/** Contrast ratio from 1 to 21, as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Oklch, other: Oklch): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** Whether a screen that knows sRGB only can show the colour as it is written. */
export function isInSrgb(color: Oklch): boolean {
  return toLinearSrgb(color).every((channel) => channel > -0.001 && channel < 1.001);
}

function parseOklch(text: string): Oklch {
  const [lightness = NaN, chroma = NaN, hue = NaN] =
    text.split("/")[0]?.trim().split(/\s+/).map(Number) ?? [];
  return { lightness, chroma, hue };
}

function luminance(color: Oklch): number {
  const [red, green, blue] = toLinearSrgb(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The matrices of https://bottosson.github.io/posts/oklab/ */
function toLinearSrgb({ lightness, chroma, hue }: Oklch): readonly [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
