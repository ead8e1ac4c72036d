"use client";

import { Upload } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { TextArea } from "./text-area";

/** Characters; 10,000 accounts with names and paths are a fifth of it. */
const MOST_TEXT = 5_000_000;

/** A text from elsewhere, pasted or uploaded, with what was read in it below. */
export function PasteField({
  label,
  help,
  placeholder,
  rows,
  value,
  summary,
  actions,
  onText,
  isReplaced = false,
  accept = ".csv,.txt,.json,.tsv,text/*,application/json",
}: {
  label: string;
  help: ReactNode;
  placeholder: string;
  rows: number;
  value: string;
  /** What the text holds, in a line that screen readers announce. */
  summary: ReactNode;
  /** Buttons before the one that uploads a file. */
  actions?: ReactNode;
  onText: (text: string) => void;
  /** Whether a file takes the place of what is in the field; it is added to it otherwise. */
  isReplaced?: boolean;
  /** Kinds of files that are offered. */
  accept?: string;
}) {
  const fileId = useId();
  const [unreadable, setUnreadable] = useState<string>();

  async function read(file: File | undefined) {
    if (file === undefined) return;
    if (file.size > MOST_TEXT) {
      setUnreadable(`${file.name} is larger than 5 MB. Copy the part that holds the list into the field.`);
      return;
    }
    try {
      const content = await file.text();
      setUnreadable(undefined);
      onText(isReplaced || value.trim() === "" ? content : `${value}\n${content}`);
    } catch {
      setUnreadable(`${file.name} could not be read. Copy its content into the field instead.`);
    }
  }

  return (
    <div className="grid gap-2">
      <TextArea
        label={label}
        mono
        rows={rows}
        placeholder={placeholder}
        value={value}
        error={unreadable}
        help={help}
        onChange={({ target }) => onText(target.value)}
      />
      <div className="flex flex-wrap items-center gap-2">
        {actions}
        <label
          htmlFor={fileId}
          className="inline-flex h-8 cursor-pointer items-center gap-2 rounded-control border border-line bg-surface-raised px-3 text-13 font-medium hover:bg-surface-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <Upload aria-hidden="true" className="size-3.5" />
          Upload a file
          <input
            id={fileId}
            type="file"
            accept={accept}
            className="sr-only"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              void read(file);
              target.value = "";
            }}
          />
        </label>
        <p role="status" className="min-w-0 flex-1 basis-52 text-12 text-ink-quiet">
          {summary}
        </p>
      </div>
    </div>
  );
}
