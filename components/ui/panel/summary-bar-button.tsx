import type { ReactNode } from "react";
import { cx } from "../cx";

/** A number in a line of numbers, which filters to what it counts when it is pressed. */
export function SummaryBarButton({
  onPress,
  quiet = false,
  children,
}: {
  onPress: () => void;
  /** For what is not there: zero is said, and does not call. */
  quiet?: boolean;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      onClick={onPress}
      className={cx("h-7 rounded-chip px-1 hover:bg-surface-hover", quiet && "text-ink-quiet")}
    >
      {children}
    </button>
  );
}
