"use client";

import { Button } from "../button";
import { FacetPopover } from "./facet-popover";
import type { Option } from "./option-filter";
import { OptionList } from "./option-list";

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
    <FacetPopover label={label} selected={selected.length} className="w-64 p-0">
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
    </FacetPopover>
  );
}
