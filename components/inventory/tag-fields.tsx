"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field/field-frame";
import { TextField } from "@/components/ui/field/text-field";
import { IconButton } from "@/components/ui/icon-button";
import { MAX_TAGS, type Tag } from "@/lib/aws-config/tags/tag";
import { partOf } from "@/lib/format/count";

/** The tags of a resource of AWS Config, row by row. */
export function TagFields({
  tags,
  areKnown,
  help,
  errors,
  onChange,
}: {
  tags: readonly Tag[];
  /** False where those of the resource could not be read: then they are left alone. */
  areKnown: boolean;
  /** How AWS takes them. */
  help: string;
  /** By field: `tags`, or `tags.2.key`. */
  errors: ReadonlyMap<string, string>;
  onChange: (tags: Tag[]) => void;
}) {
  const change = (index: number, part: Partial<Tag>) =>
    onChange(tags.map((tag, each) => (each === index ? { ...tag, ...part } : tag)));
  if (!areKnown) {
    return (
      <p className="text-13 text-pretty">
        The tags could not be read, so they are left as they are. Everything else can be changed.
      </p>
    );
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 flex items-baseline gap-2 text-13 font-medium">
        Tags
        <span className="text-12 font-normal text-ink-quiet tabular-nums">
          {partOf(tags.length, MAX_TAGS)}
        </span>
      </legend>
      <p className="text-12 text-pretty text-ink-quiet">{help}</p>
      <FieldError message={errors.get("tags")} field="tags" />
      {tags.map(({ key, value }, index) => (
        <div
          // Rows are identified by their place: a key is typed letter by letter.
          key={index}
          role="group"
          aria-label={`Tag ${index + 1}`}
          className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2rem] items-start gap-2"
        >
          <TextField
            label="Key"
            value={key}
            error={errors.get(`tags.${index}.key`)}
            onChange={({ target }) => change(index, { key: target.value })}
          />
          <TextField
            label="Value"
            value={value}
            error={errors.get(`tags.${index}.value`)}
            onChange={({ target }) => change(index, { value: target.value })}
          />
          <IconButton
            label={`Remove tag ${key === "" ? index + 1 : key}`}
            className="mt-6.5"
            onClick={() => onChange(tags.filter((_, each) => each !== index))}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <Button className="justify-self-start" onClick={() => onChange([...tags, { key: "", value: "" }])}>
        <Plus aria-hidden="true" />
        Add a tag
      </Button>
    </fieldset>
  );
}
