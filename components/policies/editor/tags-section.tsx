"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { FormSection, SectionProblem } from "./form-section";
import type { PolicyFormHandle } from "./use-policy-form";

/** The tags of a new policy. */
export function TagsSection({ form }: { form: PolicyFormHandle }) {
  const { tags } = form.draft;
  const set = (index: number, change: Partial<(typeof tags)[number]>) =>
    form.change({ tags: tags.map((tag, each) => (each === index ? { ...tag, ...change } : tag)) });
  return (
    <FormSection
      title="Tags"
      about="AWS takes tags with a policy only when it is created; later they are changed by its ARN."
    >
      {tags.map(({ key, value }, index) => (
        // Rows have no identity of their own; they are only added at the end and taken away.
        <div key={index} className="grid gap-1">
          <div className="flex max-w-xl items-center gap-2">
            <input
              aria-label={`Key of tag ${index + 1}`}
              placeholder="Key"
              value={key}
              onChange={(event) => set(index, { key: event.target.value })}
              className="control"
            />
            <input
              aria-label={`Value of tag ${index + 1}`}
              placeholder="Value"
              value={value}
              onChange={(event) => set(index, { value: event.target.value })}
              className="control"
            />
            <IconButton
              label={`Take tag ${index + 1} away`}
              size="small"
              onClick={() => form.change({ tags: tags.filter((_tag, each) => each !== index) })}
            >
              <X aria-hidden="true" />
            </IconButton>
          </div>
          <SectionProblem problem={form.problem(`tags.${index}`)} />
        </div>
      ))}
      {tags.length < 50 && (
        <Button
          size="small"
          className="w-fit"
          onClick={() => form.change({ tags: [...tags, { key: "", value: "" }] })}
        >
          <Plus aria-hidden="true" />
          Add a tag
        </Button>
      )}
    </FormSection>
  );
}
