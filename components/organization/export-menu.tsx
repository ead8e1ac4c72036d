"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

const formats = ["csv", "json"] as const;

interface Export {
  /** Answers the file. */
  href: string;
  /** What the view shows. Asked for when the menu opens: no key of the filter should wait for an address that nobody sees. */
  params: () => URLSearchParams;
  /** What is saved where nothing is filtered. */
  everything: string;
  isFiltered: boolean;
}

/** Saves what is filtered, as CSV or JSON, and says so. */
export function ExportMenu(what: Export) {
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
      <ExportLinks {...what} />
    </Popover>
  );
}

function ExportLinks({ href, params, everything, isFiltered }: Export) {
  function url(format: (typeof formats)[number]): string {
    const asked = params();
    asked.set("format", format);
    return `${href}?${asked.toString()}`;
  }
  return formats.map((format) => (
    <a
      key={format}
      href={url(format)}
      download
      className="flex h-8 items-center rounded-chip px-2 hover:bg-surface-hover"
    >
      {isFiltered ? "What is filtered" : everything}, as {format.toUpperCase()}
    </a>
  ));
}
