"use client";

import { type ReactNode, useId } from "react";
import { cx } from "../cx";

export interface RadioCard<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly description: ReactNode;
  readonly disabled?: boolean;
}

/** A few choices that need a sentence each. The chosen one can open further fields through `children`. */
export function RadioCards<Value extends string>({
  legend,
  options,
  value,
  onChange,
  error,
  children,
}: {
  legend: string;
  options: readonly RadioCard<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  error?: string | undefined;
  children?: (value: Value) => ReactNode;
}) {
  const id = useId();
  return (
    <fieldset aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="mb-1.5 text-13 font-medium">{legend}</legend>
      <div className="grid gap-2">
        {options.map((option) => (
          <div
            key={option.value}
            className={cx(
              "rounded-control border",
              option.value === value
                ? "border-accent bg-surface-selected/60"
                : "border-line hover:border-line-strong",
              option.disabled === true && "opacity-60",
            )}
          >
            <label className="flex cursor-pointer items-start gap-2.5 px-3 py-2 has-disabled:cursor-not-allowed">
              <input
                type="radio"
                name={id}
                value={option.value}
                checked={option.value === value}
                disabled={option.disabled}
                onChange={() => onChange(option.value)}
                aria-describedby={`${id}-${option.value}`}
                className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-line-strong bg-surface-raised checked:border-[5px] checked:border-accent"
              />
              <span className="grid gap-0.5">
                <span className="text-13 font-medium">{option.title}</span>
                <span id={`${id}-${option.value}`} className="text-12 text-pretty text-ink-quiet">
                  {option.description}
                </span>
              </span>
            </label>
            {option.value === value && children !== undefined && (
              <div className="px-3 pb-3 pl-9.5 empty:hidden">{children(option.value)}</div>
            )}
          </div>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1.5 text-12 text-failed">
          {error}
        </p>
      )}
    </fieldset>
  );
}
