"use client";

import { Search, X } from "lucide-react";
import { useRef } from "react";
import { cx } from "../cx";
import { Kbd } from "../keys/kbd";
import { useShortcut } from "../keys/use-shortcut";
import { useTypedBefore } from "./use-typed-before";

/**
 * Narrows what is on the page while one types. `/` comes here, Escape empties it and then leaves, ↓ goes to the rows that it
 * narrows.
 */
export function SearchField({
  label,
  placeholder = label,
  value,
  onChange,
  className,
}: {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  useTypedBefore(input, value);
  useShortcut({
    keys: "/",
    does: label,
    group: "This page",
    onPress: () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  return (
    <div role="search" className={cx("search-field", className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-2.25 left-2.5 size-3.5 text-ink-quiet"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" && focusGridBelow(event.currentTarget)) event.preventDefault();
          if (event.key !== "Escape") return;
          event.stopPropagation();
          if (value === "") input.current?.blur();
          else onChange("");
        }}
        className={cx("control", "peer px-8")}
      />
      {value === "" ? (
        <Kbd className="pointer-events-none absolute top-1.75 right-2 peer-focus:hidden pointer-coarse:hidden">
          /
        </Kbd>
      ) : (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-chip text-ink-quiet hover:bg-surface-hover hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </div>
  );
}

/** The tree or table that stands below in the page, where it takes the keyboard as a whole. */
function focusGridBelow(field: Element): boolean {
  const grid = field.closest("main")?.querySelector('[role="treegrid"][tabindex], [role="grid"][tabindex]');
  if (!(grid instanceof HTMLElement)) return false;
  grid.focus();
  return true;
}
