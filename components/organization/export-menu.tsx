"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

const formats = ["csv", "json"] as const;

/** Saves what is filtered, as CSV or JSON. `href` answers it; the view's own parameters say what. */
export function ExportMenu({
  href,
  params,
  what = "What is filtered",
}: {
  href: string;
  params: URLSearchParams;
  /** What is saved, where it is not what stands on the screen. */
  what?: string;
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
          {what}, as {format.toUpperCase()}
        </a>
      ))}
    </Popover>
  );
}
