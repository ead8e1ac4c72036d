"use client";

import { useContext } from "react";
import { formatExact, formatRelative } from "@/lib/format/instant";
import { RenderedAt, useNow } from "./clock";
import { cx } from "./cx";

/** `3 h ago`, with the exact instant and its offset on hover. `at` is epoch milliseconds, 0 for not known. */
export function RelativeTime({ at, className }: { at: number; className?: string }) {
  const now = useNow();
  // The server does not know the reader's time zone; the first render in the browser must agree with it.
  const isHydrating = useContext(RenderedAt) === now;
  if (at <= 0) return <span className={cx("whitespace-nowrap", className)}>time not known</span>;
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={formatExact(at, isHydrating ? "UTC" : undefined)}
      className={cx("whitespace-nowrap tabular-nums", className)}
    >
      {formatRelative(at, now)}
    </time>
  );
}
