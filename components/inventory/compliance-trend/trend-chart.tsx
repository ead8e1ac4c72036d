"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { Moment } from "@/components/ui/moment";
import type { PackMark, TrendPoint } from "@/lib/aws-config/compliance/trend/trend-series";
import { formatCount } from "@/lib/format/count";
import { formatMoment } from "@/lib/format/instant";
import { markLabel } from "./trend-labels";
import { nearestPoint, placeOf, type TrendBox, trendPath, type TrendUnit, valuesOf } from "./trend-shape";

const size = { width: 600, height: 96 } as const;

/** Two lines over time, with a mark where a pack was changed. Arrows and the pointer move between the points. */
export function TrendChart({
  label,
  points,
  marks,
  unit,
  noun,
}: {
  label: string;
  points: readonly TrendPoint[];
  marks: readonly PackMark[];
  unit: TrendUnit;
  /** What is counted: `accounts`. */
  noun: string;
}) {
  const [chosen, setChosen] = useState<number>();
  const last = points.length - 1;
  const shown = chosen === undefined || chosen > last ? last : chosen;
  const values = points.map(({ figures }) => valuesOf(figures, unit));
  const edges = { from: points[0]?.at ?? 0, to: points[last]?.at ?? 0 };
  const most = Math.max(1, ...values.map((value) => value?.total ?? 0));
  const box: TrendBox = { ...edges, most, ...size };
  const inSight = marks.filter(({ at }) => at >= edges.from);

  function onKeyDown(event: KeyboardEvent): void {
    const next = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(Math.min(last, Math.max(0, next)));
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (width > 0) setChosen(nearestPoint(points, (event.clientX - left) / width, box));
  }

  return (
    <div className="grid gap-1">
      <Readout at={points[shown]?.at} values={values[shown]} noun={noun} />
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={shown}
        aria-valuetext={said(points, shown, inSight, unit, noun)}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setChosen(undefined)}
        className="relative h-24 rounded-chip focus-inset"
      >
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${size.width} ${size.height}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          <path
            d={`M 0 ${size.height} H ${size.width}`}
            className="stroke-line"
            vectorEffect="non-scaling-stroke"
          />
          {inSight.map((mark, index) => (
            <path
              key={index}
              d={`M ${placeOf(mark.at, box) * size.width} 0 V ${size.height}`}
              className="stroke-line-strong"
              strokeDasharray="2 3"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <Line
            d={trendPath(points, (figures) => valuesOf(figures, unit)?.compliant, box)}
            look="stroke-success"
            dashed
          />
          <Line
            d={trendPath(points, (figures) => valuesOf(figures, unit)?.nonCompliant, box)}
            look="stroke-failed"
          />
        </svg>
        {inSight.map((mark, index) => (
          <span
            key={index}
            aria-hidden="true"
            title={markLabel(mark)}
            style={{ left: `${placeOf(mark.at, box) * 100}%` }}
            className="absolute -top-0.5 size-1.5 -translate-x-1/2 rotate-45 bg-ink-quiet"
          />
        ))}
        {values.map((value, index) =>
          value === undefined || (points.length > 40 && index !== shown) ? null : (
            <Dots
              key={points[index]?.at}
              place={placeOf(points[index]?.at ?? 0, box)}
              values={value}
              most={most}
              isShown={index === shown}
            />
          ),
        )}
      </div>
      <p className="flex justify-between gap-2 text-12 text-ink-quiet">
        <Moment at={edges.from} />
        <span className="tabular-nums">
          0 to {formatCount(most)} {noun}
        </span>
        <Moment at={edges.to} />
      </p>
    </div>
  );
}

function Line({ d, look, dashed = false }: { d: string; look: string; dashed?: boolean }) {
  return (
    <path
      d={d}
      fill="none"
      strokeWidth={1.5}
      strokeDasharray={dashed ? "5 3" : undefined}
      className={look}
      vectorEffect="non-scaling-stroke"
    />
  );
}

function Dots({
  place,
  values,
  most,
  isShown,
}: {
  place: number;
  values: { readonly nonCompliant: number; readonly compliant: number };
  most: number;
  isShown: boolean;
}) {
  const dots = [
    ["compliant", "border border-success bg-surface"],
    ["nonCompliant", "bg-failed"],
  ] as const;
  return dots.map(([name, look]) => (
    <span
      key={name}
      aria-hidden="true"
      style={{ left: `${place * 100}%`, top: `${(1 - values[name] / most) * 100}%` }}
      className={`absolute -translate-1/2 rounded-full ${look} ${isShown ? "size-2" : "size-1"}`}
    />
  ));
}

/** What the point says that is pointed at or has the focus; the last one otherwise. It keeps its height. */
function Readout({
  at,
  values,
  noun,
}: {
  at: number | undefined;
  values: ReturnType<typeof valuesOf>;
  noun: string;
}) {
  return (
    <p className="flex min-h-5 flex-wrap items-center gap-x-3 text-12 tabular-nums">
      {at !== undefined && (
        <span className="text-ink-quiet">
          <Moment at={at} />
        </span>
      )}
      {values === undefined ? (
        <span className="text-ink-quiet">not read</span>
      ) : (
        <>
          <span className="inline-flex items-center gap-1.5 font-medium text-failed">
            <span aria-hidden="true" className="h-0 w-3 border-t-2 border-failed" />
            {formatCount(values.nonCompliant)} non-compliant
          </span>
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="h-0 w-3 border-t-2 border-dashed border-success" />
            {formatCount(values.compliant)} compliant
          </span>
          <span className="text-ink-quiet">
            of {formatCount(values.total)} {noun}
          </span>
        </>
      )}
    </p>
  );
}

function said(
  points: readonly TrendPoint[],
  index: number,
  marks: readonly PackMark[],
  unit: TrendUnit,
  noun: string,
): string {
  const point = points[index];
  if (point === undefined) return "";
  const values = valuesOf(point.figures, unit);
  const before = points[index - 1]?.at ?? 0;
  const changed = marks.filter(({ at }) => at > before && at <= point.at).map(markLabel);
  const numbers =
    values === undefined
      ? "not read"
      : `${formatCount(values.nonCompliant)} non-compliant, ${formatCount(values.compliant)} compliant, of ${formatCount(values.total)} ${noun}`;
  return [formatMoment(point.at), numbers, ...changed].join(", ");
}
