import { cx } from "../cx";

/** A key as it is printed on the keyboard; `⌘K` is one chord, `g o` are two keys after each other. */
export function Kbd({ children, className }: { children: string; className?: string }) {
  return (
    <kbd
      className={cx(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-chip border border-line bg-surface-sunken px-1 font-sans text-12 text-ink-quiet",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
