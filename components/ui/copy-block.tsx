"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { announce } from "./status/announcer";
import { IconButton } from "./icon-button";

/** Text to paste elsewhere, such as a command: shown whole, copied by one button. */
export function CopyBlock({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(`Copied the ${label}.`);
    } catch {
      announce(`The browser did not allow copying the ${label}.`);
    }
  }

  return (
    <div className="flex min-w-0 items-start rounded-control border bg-surface-sunken">
      <pre
        tabIndex={0}
        aria-label={label}
        className="min-w-0 flex-1 overflow-x-auto px-3 py-2 font-mono text-12"
      >
        {text}
      </pre>
      <IconButton
        label={copied ? `Copied the ${label}` : `Copy the ${label}`}
        size="small"
        className="m-1 shrink-0"
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
