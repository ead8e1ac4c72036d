"use client";

import { PermittedButton } from "@/components/frame/permitted-button";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { TextArea } from "@/components/ui/field/text-area";
import { TextField } from "@/components/ui/field/text-field";
import { countOf } from "@/lib/format/count";
import type { Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { DESCRIPTION_LENGTH } from "@/lib/security-hub/policies/rules";
import { ControlsSection } from "./controls-section";
import { FormSection } from "./form-section";
import { ParametersSection } from "./parameters-section";
import { StandardsSection } from "./standards-section";
import { TagsSection } from "./tags-section";
import type { PolicyFormHandle } from "./use-policy-form";

const switches = [
  {
    value: "on",
    title: "On",
    description: "Security Hub is enabled in the accounts, with the standards and controls below.",
  },
  {
    value: "off",
    title: "Off",
    description:
      "Security Hub is disabled in the accounts. The delegated administrator is excluded: Security Hub stays enabled there.",
  },
] as const;

/** First step: everything that a policy can say. */
export function EditStep({
  form,
  catalogue,
  refusal,
  onCancel,
}: {
  form: PolicyFormHandle;
  catalogue: Catalogue | undefined;
  /** Why the person may not change this policy, although they may change others. */
  refusal: string | undefined;
  onCancel: () => void;
}) {
  const element = useRef<HTMLFormElement>(null);
  const { draft, problems, isAsked } = form;
  const isNew = form.opened === undefined;
  return (
    <form
      ref={element}
      aria-label="Policy"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (form.review()) return;
        // The fields are marked in the next frame; the first of them is where to continue.
        requestAnimationFrame(() =>
          element.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid]")?.focus(),
        );
      }}
    >
      <FormSection title="Name">
        <div className="grid max-w-xl gap-4">
          <TextField
            label="Name"
            help="Letters, digits and - . ! * /"
            required
            value={draft.name}
            error={form.problem("name")}
            onChange={(event) => form.change({ name: event.target.value })}
          />
          <TextArea
            label="Description"
            help={`At most ${DESCRIPTION_LENGTH} characters.`}
            value={draft.description}
            error={form.problem("description")}
            onChange={(event) => form.change({ description: event.target.value })}
          />
        </div>
      </FormSection>
      <FormSection title="Security Hub">
        <RadioCards
          legend="In the accounts that this policy governs, Security Hub is"
          options={switches}
          value={draft.serviceEnabled ? "on" : "off"}
          onChange={(value) => form.change({ serviceEnabled: value === "on" })}
        />
      </FormSection>
      {draft.serviceEnabled && (
        <>
          <StandardsSection form={form} catalogue={catalogue} />
          <ControlsSection form={form} catalogue={catalogue} />
          <ParametersSection form={form} catalogue={catalogue} />
        </>
      )}
      {isNew && <TagsSection form={form} />}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t bg-surface px-4 py-3">
        <PermittedButton permission="policy:write" refused={refusal} type="submit" variant="primary">
          {isNew ? "Review the policy" : "Review what changes"}
        </PermittedButton>
        <Button variant="ghost" onClick={onCancel}>
          {form.isTouched ? "Discard" : "Cancel"}
        </Button>
        {isAsked && problems.size > 0 && (
          <p role="alert" className="text-12 text-failed">
            Fix {countOf(problems.size, "error")}.
          </p>
        )}
      </div>
    </form>
  );
}
