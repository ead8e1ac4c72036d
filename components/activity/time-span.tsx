"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import type { ActivityViewChange } from "@/components/inventory/addresses/activity-address";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field/text-field";
import { Popover } from "@/components/ui/menu/popover";

const hourMs = 3_600_000;
const presets = [
  { label: "Last hour", ms: hourMs },
  { label: "Last 24 hours", ms: 24 * hourMs },
  { label: "Last 7 days", ms: 7 * 24 * hourMs },
  { label: "Last 30 days", ms: 30 * 24 * hourMs },
] as const;

/** Narrows the activity to a span of time: one of a few, or from and until by the reader's clock. */
export function TimeSpan({
  from,
  until,
  onChange,
}: {
  from: Date | null;
  until: Date | null;
  onChange: (change: Pick<ActivityViewChange, "from" | "until">) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      label="Filter by time"
      open={isOpen}
      onOpenChange={setIsOpen}
      className="grid w-72 gap-3"
      trigger={
        <Button size="medium" className="gap-1.5 px-2.5 font-normal">
          Time
          <ChevronDown aria-hidden="true" className="text-ink-quiet" />
        </Button>
      }
    >
      <div className="grid grid-cols-2 gap-1">
        {presets.map(({ label, ms }) => (
          <Button
            key={label}
            size="small"
            onClick={() => {
              onChange({ from: new Date(Date.now() - ms), until: null });
              setIsOpen(false);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      <TextField
        label="From"
        type="datetime-local"
        defaultValue={localText(from)}
        onChange={({ target }) => onChange({ from: dateOf(target.value) })}
      />
      <TextField
        label="Until"
        type="datetime-local"
        defaultValue={localText(until)}
        onChange={({ target }) => onChange({ until: dateOf(target.value) })}
      />
    </Popover>
  );
}

/** As an input of dates and times writes it, by the reader's clock. */
function localText(date: Date | null): string {
  if (date === null) return "";
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function dateOf(text: string): Date | null {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}
