import { cx } from "./cx";

const variants = {
  primary: "bg-accent text-accent-ink hover:bg-accent/88",
  secondary: "button-secondary hover:bg-surface-hover",
  ghost: "button-ghost hover:bg-surface-hover hover:text-ink",
  danger: "bg-failed text-surface hover:bg-failed/88",
} as const;

const sizes = {
  small: "button-small",
  medium: "button-medium",
} as const;

export type ButtonVariant = keyof typeof variants;
export type ButtonSize = keyof typeof sizes;

/** How a button looks, whatever element it is. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return cx("button", variants[variant], sizes[size], className);
}
