import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

/** One of the views of a pack. They stand in its URL, so they are links in all but name. */
export function ViewButton({
  chosen,
  onPress,
  children,
}: {
  chosen: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-current={chosen ? "page" : undefined}
      onClick={onPress}
      className={cx(
        "-mb-px h-8 border-b-2 text-13 whitespace-nowrap",
        chosen ? "border-accent font-medium text-ink" : "border-transparent text-ink-quiet hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}
