import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Oklch, contrast, isInSrgb, parseRoles } from "./testing/color-contrast";

const roles = parseRoles(readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8"));
const surfaces = ["surface", "surface-sunken", "surface-raised", "surface-hover", "surface-selected"];
const tones = ["success", "pending", "stuck", "failed", "none", "self-managed"];
const texts = ["ink", "ink-quiet", "accent", "suspended", ...tones];
const policies = Array.from({ length: 12 }, (_, index) => `policy-${index + 1}`);

const textPairs = [
  ...texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...tones.flatMap((tone) => [tone, "ink", "ink-quiet"].map((text) => [text, `${tone}-soft`] as const)),
  ["accent-ink", "accent"] as const,
  ["surface", "failed"] as const,
];
const iconPairs = ["ink-faint", "line-strong", ...policies].flatMap((icon) =>
  surfaces.map((surface) => [icon, surface] as const),
);

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  function role(name: string): Oklch {
    const found = roles.get(name);
    if (found === undefined) throw new Error(`globals.css has no role ${name}.`);
    return found[theme];
  }

  it("stays inside sRGB, so that no browser clips a colour into another contrast", () => {
    const outside = [...roles].filter(([, pair]) => !isInSrgb(pair[theme])).map(([name]) => name);
    expect(outside).toEqual([]);
  });

  it("gives text 4.5:1 on everything it stands on", () => {
    expect(weakerThan(4.5, textPairs)).toEqual([]);
  });

  it("gives icons, control outlines and policy identities 3:1", () => {
    expect(weakerThan(3, iconPairs)).toEqual([]);
  });

  it("keeps the twelve policy identities apart from each other", () => {
    const close = policies.flatMap((one, index) =>
      policies
        .slice(index + 1)
        .filter((other) => distance(role(one), role(other)) < 0.06)
        .map((other) => `${one} ~ ${other}`),
    );
    expect(close).toEqual([]);
  });

  function weakerThan(minimum: number, pairs: readonly (readonly [string, string])[]): string[] {
    return pairs.flatMap(([front, back]) => {
      const ratio = contrast(role(front), role(back));
      return ratio < minimum ? [`${front} on ${back} is ${ratio.toFixed(2)}`] : [];
    });
  }
});

/** Euclidean in OKLab, where equal distances look about equally different. */
function distance(one: Oklch, other: Oklch): number {
  const [a, b] = [one, other].map(({ lightness, chroma, hue }) => {
    const angle = (hue * Math.PI) / 180;
    return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
  });
  return Math.hypot(...(a ?? []).map((value, index) => value - (b?.[index] ?? 0)));
}
