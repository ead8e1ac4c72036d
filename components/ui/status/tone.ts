/** How a state feels, in the words of the status vocabulary. A tone never stands alone: a word says the rest. */
export type Tone =
  | "success"
  | "pending"
  | "stuck"
  | "outdated"
  | "failed"
  | "none"
  | "self-managed"
  | "suspended"
  | "not-visible";

export const toneText = {
  success: "text-success",
  pending: "text-pending",
  stuck: "text-stuck",
  outdated: "text-stuck",
  failed: "text-failed",
  none: "text-none",
  "self-managed": "text-self-managed",
  suspended: "text-suspended",
  "not-visible": "text-none",
} as const satisfies Record<Tone, string>;

/** A status word of a tone: success stays in the background, failed is the loudest thing on the page. */
export const toneWord = {
  success: "text-ink-quiet",
  pending: "text-pending",
  stuck: "font-medium text-stuck",
  outdated: "text-stuck",
  failed: "font-semibold text-failed",
  none: "text-ink-quiet",
  "self-managed": "text-self-managed",
  suspended: "text-suspended line-through",
  "not-visible": "hatched rounded-chip px-1 text-ink-quiet",
} as const satisfies Record<Tone, string>;

/** Behind words of the same tone, or behind ink. */
export const toneSoft = {
  success: "bg-success-soft",
  pending: "bg-pending-soft",
  stuck: "bg-stuck-soft",
  outdated: "bg-stuck-soft",
  failed: "bg-failed-soft",
  none: "bg-none-soft",
  "self-managed": "bg-self-managed-soft",
  suspended: "bg-none-soft",
  "not-visible": "hatched",
} as const satisfies Record<Tone, string>;

/** For bars and dots. */
export const toneFill = {
  // Paler than its words: what is fine stays behind what is not.
  success: "bg-success/55",
  pending: "bg-pending",
  stuck: "bg-stuck",
  // Paler than what is past its limit, which may stand beside it.
  outdated: "bg-stuck/55",
  failed: "bg-failed",
  none: "bg-ink-faint",
  "self-managed": "bg-self-managed",
  suspended: "bg-line-strong",
  "not-visible": "hatched bg-surface-sunken",
} as const satisfies Record<Tone, string>;
