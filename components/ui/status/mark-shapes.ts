import type { Tone } from "./tone";

/**
 * A mark of 16 by 16 as up to three paths: what is filled, what is drawn as a line, and what is cut out of the filling.
 * One structure for all marks, so that a list can turn one into another by three attributes.
 */
export interface MarkShape {
  readonly fill?: string;
  readonly line?: string;
  readonly cut?: string;
  readonly dashed?: boolean;
}

const ring = "M8 2.25a5.75 5.75 0 1 1 0 11.5 5.75 5.75 0 1 1 0-11.5Z";

/** The shape of each tone: they differ without their colour. */
export const toneShapes: Readonly<Record<Tone, MarkShape>> = {
  success: { fill: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 1 1 0-13Z", cut: "m5.2 8.2 2 2 3.6-4.2" },
  pending: { line: ring, fill: "M8 2.6a5.4 5.4 0 0 1 0 10.8Z" },
  stuck: {
    line: "M9.6 2.5A5.75 5.75 0 1 0 13.7 8.7",
    fill: "M7.2 4.4v7.2a3.6 3.6 0 0 1 0-7.2ZM12.05 1.4h1.9v4h-1.9ZM13 6.4a1 1 0 1 1 0 2 1 1 0 1 1 0-2Z",
  },
  outdated: { line: `${ring}M8 4.8V8l2.1 1.6` },
  failed: { fill: "M5.2 1.4h5.6l3.8 3.8v5.6l-3.8 3.8H5.2l-3.8-3.8V5.2Z", cut: "M8 4.6v4M8 11.2v.01" },
  none: { line: ring, dashed: true },
  "self-managed": {
    fill: "M8 2.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 1 1 0-5.4ZM2.8 14a5.2 5.2 0 0 1 10.4 0Z",
  },
  suspended: { line: `${ring}M6.5 6v4M9.5 6v4` },
  "not-visible": { line: "M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4ZM3 13 13 3" },
};

/** Before a policy's name: a square where the policy is applied, an arrow from above where it is inherited. */
export const sourceShapes = {
  applied: {
    fill: "M5 3.5h6A1.5 1.5 0 0 1 12.5 5v6a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 11V5A1.5 1.5 0 0 1 5 3.5Z",
  },
  inherited: { line: "m10 6.67 3.33 3.33L10 13.33M2.67 2.67v4.66A2.67 2.67 0 0 0 5.33 10h8" },
} as const satisfies Record<string, MarkShape>;

/** Half a stroke, half a gap, all around the ring. */
const dashes = "2.4 2.12";

/** The attributes of the line's path; `none` and `round` are what SVG has without them. */
export function lineAttributes({ line = "", dashed = false }: MarkShape) {
  return { d: line, dash: dashed ? dashes : "none", cap: dashed ? "butt" : "round" } as const;
}
