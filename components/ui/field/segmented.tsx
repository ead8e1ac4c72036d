"use client";

import { useId } from "react";

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of a few short choices, all of them in sight: arrows move, as between radio buttons. */
export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
  onPoint,
  isLabelHidden = false,
}: {
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** The pointer has come to a choice, which is likely to be made. */
  onPoint?: (value: Value) => void;
  /** Where the choices say it themselves. */
  isLabelHidden?: boolean;
}) {
  const name = useId();
  return (
    <fieldset className="flex min-w-0 items-center gap-2 text-12">
      <legend className={isLabelHidden ? "sr-only" : "float-left mr-2 text-ink-quiet"}>{label}</legend>
      <div className="flex rounded-control border border-line bg-surface-sunken p-px">
        {segments.map((segment) => (
          <label
            key={segment.value}
            onPointerEnter={() => onPoint?.(segment.value)}
            className="flex h-6 cursor-pointer items-center rounded-[5px] px-2.5 text-ink-quiet outline-offset-1 hover:text-ink has-checked:bg-surface-raised has-checked:font-medium has-checked:text-ink has-checked:ring-1 has-checked:ring-line-strong has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={segment.value}
              checked={segment.value === value}
              onChange={() => onChange(segment.value)}
              className="sr-only"
            />
            {segment.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
