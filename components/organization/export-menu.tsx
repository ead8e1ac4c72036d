"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

const formats = ["csv", "json"] as const;

/** Saves what is filtered, as CSV or JSON, and says so. `href` answers it; the view's own parameters say what. */
export function ExportMenu({
  href,
  params,
  everything,
  isFiltered,
}: {
  href: string;
  params: URLSearchParams;
  /** What is saved where nothing is filtered. */
  everything: string;
  isFiltered: boolean;
}) {
  function url(format: (typeof formats)[number]): string {
    const asked = new URLSearchParams(params);
    asked.set("format", format);
    return `${href}?${asked.toString()}`;
  }
  return (
    <Popover
      label="Export"
      align="end"
      className="min-w-56 p-1"
      trigger={
        <Button variant="ghost">
          <Download aria-hidden="true" />
          Export
        </Button>
      }
    >
      {formats.map((format) => (
        <a
          key={format}
          href={url(format)}
          download
          className="flex h-8 items-center rounded-chip px-2 hover:bg-surface-hover"
        >
          {isFiltered ? "What is filtered" : everything}, as {format.toUpperCase()}
        </a>
      ))}
    </Popover>
  );
}
