"use client";

import { Download } from "lucide-react";
import { createContext, useContext } from "react";
import { useConnectionPrefix } from "@/components/ui/address/connection-address";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { cx } from "@/components/ui/cx";
import { Popover } from "@/components/ui/menu/popover";
import { RefusedButton } from "@/components/ui/refused-button";
import { type ExportFormat, exportFormats } from "@/lib/format/export-formats";

/** Why the person may not save what they see as a file; undefined where they may. The frame knows. */
export const ExportRefusal = createContext<string | undefined>(undefined);

const formatNames: Readonly<Record<ExportFormat, string>> = { xlsx: "Excel", csv: "CSV", json: "JSON" };

interface Export {
  /** Answers the file. */
  href: string;
  /** What the view shows. Called when the menu opens: typing in the filter does not wait for an unseen link. */
  params: () => URLSearchParams;
  /** What is saved where nothing is filtered. */
  everything: string;
  isFiltered: boolean;
  /** What the button says, where the page has another such menu. */
  label?: string;
  /** Whether the button shows its label as a tooltip alone. */
  isIconOnly?: boolean;
  /** Other files about the same. */
  more?: readonly ExportedFile[];
}

interface ExportedFile {
  readonly label: string;
  readonly params: () => URLSearchParams;
  /** Where another route answers it. */
  readonly href?: string;
}

/** Saves what the view shows, as Excel, CSV or JSON, and says what that is. */
export function ExportMenu(what: Export) {
  const refusal = useContext(ExportRefusal);
  const { label = "Export", isIconOnly = false } = what;
  if (refusal !== undefined)
    return (
      <RefusedButton
        variant="ghost"
        refusal={refusal}
        className={cx(isIconOnly && "w-8 px-0 [&>svg]:size-4")}
      >
        <Download aria-hidden="true" />
        <span className={cx(isIconOnly && "sr-only")}>{label}</span>
      </RefusedButton>
    );
  return (
    <Popover
      label={label}
      align="end"
      className="min-w-56 p-1"
      trigger={
        isIconOnly ? (
          <IconButton label={label}>
            <Download aria-hidden="true" />
          </IconButton>
        ) : (
          <Button variant="ghost">
            <Download aria-hidden="true" />
            {label}
          </Button>
        )
      }
    >
      <ExportLinks {...what} />
    </Popover>
  );
}

function ExportLinks({ href, params, everything, isFiltered, more = [] }: Export) {
  const prefix = useConnectionPrefix();
  const files: readonly ExportedFile[] = [
    { label: isFiltered ? `Filtered: ${everything.toLowerCase()}` : everything, params },
    ...more,
  ];
  function url(file: ExportedFile, format: ExportFormat): string {
    const asked = file.params();
    asked.set("format", format);
    return `${prefix}${file.href ?? href}?${asked.toString()}`;
  }
  return files.flatMap((file) =>
    exportFormats.map((format) => (
      <a
        key={`${file.label} ${format}`}
        href={url(file, format)}
        download
        className="flex h-8 items-center rounded-chip px-2 hover:bg-surface-hover"
      >
        {file.label} ({formatNames[format]})
      </a>
    )),
  );
}
