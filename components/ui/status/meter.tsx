import type { ReactNode } from "react";
import { formatCount, partOf, plural } from "@/lib/format/count";
import { cx } from "../cx";
import { type Tone, toneFill } from "./tone";

/** Progress with its numbers: `312 of 500 pages`. While the whole is unknown, the count alone. */
export function Meter({
  label,
  value,
  max,
  unit,
  detail,
  tone = "pending",
  className,
}: {
  label: string;
  value: number;
  max?: number | undefined;
  /** The singular where it is one thing that is counted (`page`), or a phrase that every number takes. */
  unit: string | { readonly phrase: string };
  detail?: ReactNode;
  tone?: Tone;
  className?: string;
}) {
  const counted = max === undefined ? formatCount(value) : partOf(value, max);
  const numbers = `${counted} ${typeof unit === "string" ? plural(max ?? value, unit, `${unit}s`) : unit.phrase}`;
  return (
    <div className={cx("grid gap-1 text-12", className)}>
      <div className="flex items-baseline gap-2">
        <span>{label}</span>
        <span className="ml-auto text-ink-quiet tabular-nums">{numbers}</span>
        {detail !== undefined && <span className="text-ink-quiet tabular-nums">{detail}</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuetext={numbers}
        {...(max !== undefined && {
          "aria-valuemin": 0,
          "aria-valuenow": Math.min(value, max),
          "aria-valuemax": max,
        })}
        className={cx("h-1 overflow-hidden rounded-full", max === undefined ? "hatched" : "bg-none-soft")}
      >
        {max !== undefined && (
          <div
            className={cx("h-full rounded-full transition-[width]", toneFill[tone])}
            style={{ width: `${max === 0 ? 0 : Math.min(100, (value / max) * 100)}%` }}
          />
        )}
      </div>
    </div>
  );
}
