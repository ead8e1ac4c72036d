"use client";

import { Command } from "cmdk";
import { Check, Search } from "lucide-react";
import { useState } from "react";
import { formatCount } from "@/lib/format/count";
import { cx } from "../cx";
import { filterOptions, type Option } from "./option-filter";
import { VisuallyHidden } from "../visually-hidden";

/** More than a user reads, and few enough to draw at every keystroke. */
const SHOWN = 100;

export interface OptionListProps<Value extends string> {
  label: string;
  options: readonly Option<Value>[];
  selected: readonly Value[];
  multiple?: boolean;
  /** What a text that no option holds stands for; undefined for nothing. */
  typedOption?: ((text: string) => Option<Value> | undefined) | undefined;
  onSelect: (value: Value) => void;
}

/** What an `OptionList` is once its code has come. */
export function OpenOptionList<Value extends string>({
  label,
  options,
  selected,
  multiple = false,
  typedOption,
  onSelect,
}: OptionListProps<Value>) {
  const [query, setQuery] = useState("");
  const listed = filterOptions(options, query);
  const typed = listed.length === 0 ? typedOption?.(query) : undefined;
  const found = typed === undefined ? listed : [typed];
  return (
    <Command label={label} shouldFilter={false} loop>
      <div className="flex items-center gap-2 border-b px-2.5">
        <Search aria-hidden="true" className="size-3.5 shrink-0 text-ink-quiet" />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder={label}
          className="h-8 w-full bg-transparent text-13 outline-none"
        />
      </div>
      <Command.List className="max-h-72 overflow-auto p-1" tabIndex={-1}>
        <Command.Empty className="px-2 py-3 text-13 text-ink-quiet">Nothing matches “{query}”.</Command.Empty>
        {found.slice(0, SHOWN).map((option) => {
          const isSelected = selected.includes(option.value);
          return (
            <Command.Item
              key={option.value}
              value={option.value}
              onSelect={() => onSelect(option.value)}
              className="flex min-h-7 cursor-default items-center gap-2 rounded-chip px-2 text-13 select-none data-[selected=true]:bg-surface-hover"
            >
              <span
                aria-hidden="true"
                className={cx(
                  "grid size-4 shrink-0 place-items-center rounded-chip",
                  multiple && "border",
                  multiple && (isSelected ? "border-accent bg-accent text-accent-ink" : "border-line-strong"),
                )}
              >
                {isSelected && <Check className="size-3" strokeWidth={3} />}
              </span>
              {option.icon}
              {/* Both are whole, because two options may differ at their end; a detail without room stands below. */}
              <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 py-1">
                <span className="min-w-0 break-words">{option.label}</span>
                {option.detail !== undefined && (
                  <span className="max-w-full text-12 break-words text-ink-quiet">{option.detail}</span>
                )}
              </span>
              {option.count !== undefined && (
                <span className="ml-auto pl-3 text-12 text-ink-quiet tabular-nums">
                  {formatCount(option.count)}
                </span>
              )}
              {isSelected && <VisuallyHidden>, selected</VisuallyHidden>}
            </Command.Item>
          );
        })}
        {found.length > SHOWN && (
          <p className="px-2 py-1.5 text-12 text-ink-quiet">
            {formatCount(found.length - SHOWN)} more. Type to narrow them down.
          </p>
        )}
      </Command.List>
    </Command>
  );
}
