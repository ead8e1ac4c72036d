"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { announce } from "./status/announcer";
import { cx } from "./cx";

/** An identifier in mono that a click copies whole, whatever `children` shows of it. */
export function Copyable({
  value,
  label,
  children = value,
  className,
}: {
  value: string;
  /** What it is, for screen readers: `account id`. */
  label: string;
  children?: string;
  className?: string;
}) {
  const [isCopied, setIsCopied] = useState(false);
  const Icon = isCopied ? Check : Copy;

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      announce(`The browser did not allow copying. The ${label} is ${value}.`);
      return;
    }
    setIsCopied(true);
    announce(`Copied the ${label}.`);
  }

  return (
    <button
      type="button"
      title={value}
      aria-label={`Copy ${label} ${value}`}
      onClick={(event) => {
        event.stopPropagation();
        void copy();
      }}
      onBlur={() => setIsCopied(false)}
      onPointerLeave={() => setIsCopied(false)}
      className={cx(
        "copyable inline-flex min-w-0 items-center gap-1 rounded-chip font-mono text-12 text-ink-quiet tabular-nums hover:text-ink",
        className,
      )}
    >
      <span className="truncate">{children}</span>
      <Icon
        aria-hidden="true"
        className={cx(
          "size-3 shrink-0",
          isCopied
            ? "text-success"
            : "opacity-0 pointer-coarse:opacity-60 [.copyable:focus-visible_&]:opacity-100 [@media(hover:hover)]:[.copyable:hover_&]:opacity-100",
        )}
      />
    </button>
  );
}
