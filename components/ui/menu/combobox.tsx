"use client";

import { ChevronsUpDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { describedBy, FieldFrame } from "../field/field-frame";
import { cx } from "../cx";
import type { Option } from "./option-filter";
import { OptionList } from "./option-list";
import { Popover } from "./popover";

/** Chooses one of many, found by typing. */
export function Combobox<Value extends string>({
  label,
  help,
  error,
  placeholder = "Choose…",
  options,
  value,
  typedOption,
  onChange,
}: {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  placeholder?: string;
  options: readonly Option<Value>[];
  value: Value | undefined;
  /** What a text that no option holds stands for, such as a pasted id. */
  typedOption?: (text: string) => Option<Value> | undefined;
  onChange: (value: Value) => void;
}) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      <Popover
        label={label}
        open={isOpen}
        onOpenChange={setIsOpen}
        className="w-(--radix-popover-trigger-width) min-w-64 p-0"
        trigger={
          <button
            id={id}
            type="button"
            // The label alone would hide what is chosen.
            aria-labelledby={`${id}-label ${id}`}
            data-invalid={error !== undefined || undefined}
            aria-describedby={describedBy(id, { help, error })}
            className={cx("control", "flex h-auto! min-h-8 items-center gap-2 py-1 text-left")}
          >
            {chosen?.icon}
            {/* Whole: names that differ at their end would read alike. */}
            <span className={cx("min-w-0 break-words", chosen === undefined && "text-ink-quiet")}>
              {chosen?.label ?? placeholder}
            </span>
            <ChevronsUpDown aria-hidden="true" className="ml-auto size-3.5 shrink-0 text-ink-quiet" />
          </button>
        }
      >
        <OptionList
          label={`Search ${label.toLowerCase()}`}
          options={options}
          selected={value === undefined ? [] : [value]}
          typedOption={typedOption}
          onSelect={(next) => {
            onChange(next);
            setIsOpen(false);
          }}
        />
      </Popover>
    </FieldFrame>
  );
}
