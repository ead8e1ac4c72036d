"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

/** A list one click away from its number; what is inside exists only while it is open. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="grid gap-1.5">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="inline-flex w-fit items-center gap-1.5 rounded-chip pr-1 text-left text-13 hover:bg-surface-hover"
      >
        <ChevronRight
          aria-hidden="true"
          className={`size-3.5 shrink-0 text-ink-faint transition-transform ${isOpen ? "rotate-90" : ""}`}
        />
        {summary}
      </button>
      {isOpen && children}
    </div>
  );
}
