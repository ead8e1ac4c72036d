"use client";

import { ChevronDown } from "lucide-react";
import { Badge } from "../status/badge";
import { Button } from "../button";
import type { Option } from "./option-filter";
import { OptionList } from "./option-list";
import { Popover } from "./popover";

/** Narrows a list to some values of one property: `Status ▾`. Nothing chosen means every value. */
export function FacetFilter<Value extends string>({
  label,
  options,
  selected,
  onChange,
}: {
  label: string;
  options: readonly Option<Value>[];
  selected: readonly Value[];
  onChange: (selected: readonly Value[]) => void;
}) {
  return (
    <Popover
      label={`Filter by ${label.toLowerCase()}`}
      className="w-64 p-0"
      trigger={
        <Button size="medium" className="gap-1.5 px-2.5 font-normal">
          {label}
          {selected.length > 0 && (
            <Badge className="bg-surface-selected text-accent">{selected.length}</Badge>
          )}
          <ChevronDown aria-hidden="true" className="text-ink-quiet" />
        </Button>
      }
    >
      <OptionList
        label={`Search ${label.toLowerCase()}`}
        multiple
        options={options}
        selected={selected}
        onSelect={(value) =>
          onChange(
            selected.includes(value) ? selected.filter((other) => other !== value) : [...selected, value],
          )
        }
      />
      {selected.length > 0 && (
        <div className="border-t p-1">
          <Button variant="ghost" size="small" className="w-full" onClick={() => onChange([])}>
            Show every {label.toLowerCase()}
          </Button>
        </div>
      )}
    </Popover>
  );
}
