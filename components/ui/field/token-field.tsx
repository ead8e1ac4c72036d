"use client";

import { Plus, X } from "lucide-react";
import { useId, useRef } from "react";
import { Button } from "../button";
import { describedBy, FieldFrame } from "./field-frame";
import { cx } from "../cx";

/**
 * A list of texts, one typed after the other: Enter or a comma ends one, pasting several adds several. The caller holds
 * what is being typed as well, so that it can be kept.
 */
export function TokenField({
  label,
  help,
  placeholder,
  values,
  errors = [],
  suggestions,
  typing,
  onTyping,
  onChange,
}: {
  label: string;
  help?: string;
  placeholder?: string;
  values: readonly string[];
  /** What is wrong with a value, by its index. */
  errors?: readonly (string | undefined)[];
  suggestions: readonly string[];
  typing: string;
  onTyping: (text: string) => void;
  onChange: (values: readonly string[]) => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const problem = errors.find((error) => error !== undefined);

  function add(text: string) {
    const added = text.split(/[\s,;]+/).filter((part) => part !== "");
    if (added.length > 0) onChange([...new Set([...values, ...added])]);
    onTyping("");
  }

  return (
    <FieldFrame id={id} label={label} help={help} error={problem}>
      {values.length > 0 && (
        <ul aria-label={label} className="flex flex-wrap gap-1">
          {values.map((value, index) => (
            <li
              key={value}
              className={cx(
                "inline-flex h-6 max-w-full min-w-0 items-center rounded-chip border bg-surface-raised font-mono text-12",
                errors[index] !== undefined && "border-failed text-failed",
              )}
            >
              <span className="truncate pl-2">{value}</span>
              <button
                type="button"
                aria-label={`Remove ${value}`}
                onClick={() => {
                  onChange(values.filter((other) => other !== value));
                  input.current?.focus();
                }}
                className="grid size-6 shrink-0 place-items-center rounded-chip text-ink-quiet hover:text-ink"
              >
                <X aria-hidden="true" className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex gap-2">
        <input
          ref={input}
          id={id}
          type="text"
          list={`${id}-suggestions`}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={typing}
          aria-invalid={problem !== undefined}
          aria-describedby={describedBy(id, { help, error: problem })}
          onChange={({ target }) => {
            // Choosing a suggestion arrives as one change that is a suggestion as a whole.
            if (/[,;\s]/.test(target.value)) add(target.value);
            else onTyping(target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // Enter ends the entry; on an empty field it submits the form, as everywhere.
            if (typing.trim() === "") return;
            event.preventDefault();
            add(typing);
          }}
          onBlur={() => {
            if (suggestions.includes(typing)) add(typing);
          }}
          className={cx("control", "font-mono text-12")}
        />
        <Button onClick={() => add(typing)}>
          <Plus aria-hidden="true" />
          Add
        </Button>
      </div>
      <datalist id={`${id}-suggestions`}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </FieldFrame>
  );
}
