"use client";

import { useContext } from "react";
import { formatMoment } from "@/lib/format/instant";
import { RenderedAt, useNow } from "./clock";

/** `2026-11-27 23:45`, by the reader's clock: a moment that stays the same while one looks. `at` is epoch milliseconds. */
export function Moment({ at }: { at: number }) {
  // The server does not know the reader's time zone; the first render in the browser must agree with it.
  const isHydrating = useContext(RenderedAt) === useNow();
  return (
    <time dateTime={new Date(at).toISOString()} className="whitespace-nowrap tabular-nums">
      {formatMoment(at, isHydrating ? "UTC" : undefined)}
    </time>
  );
}
