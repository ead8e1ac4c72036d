import { cx } from "./cx";

const variants = {
  primary: "bg-accent text-accent-ink hover:bg-accent/88",
  secondary: "border border-line bg-surface-raised text-ink hover:bg-surface-hover",
  ghost: "text-ink-quiet hover:bg-surface-hover hover:text-ink",
  danger: "bg-failed text-surface hover:bg-failed/88",
} as const;

const sizes = {
  small: "h-7 gap-1.5 px-2.5 text-12",
  medium: "h-8 gap-2 px-3 text-13",
} as const;

export type ButtonVariant = keyof typeof variants;
export type ButtonSize = keyof typeof sizes;

/** How a button looks, whatever element it is. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return cx(
    "inline-flex shrink-0 items-center justify-center rounded-control font-medium whitespace-nowrap select-none",
    "transition-colors disabled:cursor-not-allowed disabled:opacity-50 not-aria-busy:aria-disabled:cursor-not-allowed not-aria-busy:aria-disabled:opacity-50 aria-busy:cursor-progress aria-busy:opacity-70",
    "[&>svg]:size-3.5 [&>svg]:shrink-0",
    variants[variant],
    sizes[size],
    className,
  );
}
