"use client";

import { useRef, useState } from "react";
import { SaveFailure } from "@/components/failures/save-failure";
import { PermittedButton } from "@/components/frame/permitted-button";
import { AccountChooser } from "@/components/inventory/account-chooser/account-chooser";
import { TagFields } from "@/components/inventory/tag-fields";
import type { OrganizationRead } from "@/components/inventory/use-organization";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field/field-frame";
import { TextField } from "@/components/ui/field/text-field";
import { Banner } from "@/components/ui/status/banner";
import { packLimits } from "@/lib/aws-config/packs/template/pack-template";
import type { Failure } from "@/lib/core/failure";
import { countOf } from "@/lib/format/count";
import { FormPart } from "@/components/ui/field/form-part";
import { focusFirstError } from "@/components/ui/field/focus-first-error";
import type { CheckedDraft } from "./check-draft";
import { type PackDraft, tagsOfDraft } from "./pack-draft";
import { ParameterFields } from "./parameter-fields";
import { TemplateFields } from "./template-fields";

const noErrors: ReadonlyMap<string, string> = new Map();

/** First step: everything that makes a pack. */
export function EditStep({
  draft,
  checked,
  organization,
  isChecking,
  failure,
  onChange,
  onReview,
  onDiscard,
}: {
  draft: PackDraft;
  checked: CheckedDraft;
  organization: OrganizationRead;
  isChecking: boolean;
  /** Why the template could not be kept. */
  failure: Failure | undefined;
  onChange: (change: Partial<PackDraft>) => void;
  onReview: () => void;
  onDiscard: () => void;
}) {
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const errors = asked ? checked.errors : noErrors;
  const isNew = draft.base.pack === null;

  function submit() {
    setAsked(true);
    if (checked.put !== undefined || (checked.isOfTags && checked.errors.size === 0)) onReview();
    else focusFirstError(form);
  }

  return (
    <form
      ref={form}
      noValidate
      aria-label={isNew ? "Deploy a conformance pack" : `Update ${draft.name}`}
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        {errors.size > 0 && (
          <Banner kind="danger" title={`${countOf(errors.size, "field")} to look at.`}>
            The message on each says what to do. Nothing was sent.
          </Banner>
        )}
        {failure && <SaveFailure failure={failure} />}
        <FormPart title="Conformance pack" detail="Its name can't be changed later.">
          <TextField
            label="Name"
            value={draft.name}
            readOnly={!isNew}
            className={isNew ? "max-w-md" : "max-w-md bg-surface-sunken"}
            error={errors.get("name")}
            help={
              isNew
                ? "Letters, digits and hyphens, a letter first. The name must be unique in this account and Region."
                : undefined
            }
            onChange={({ target }) => onChange({ name: target.value })}
          />
        </FormPart>
        <FormPart
          title="Template"
          detail="Its rules and remediations. AWS takes a text or an object in S3; organization packs don't take SSM documents."
        >
          <TemplateFields draft={draft} checked={checked} errors={errors} onChange={onChange} />
        </FormPart>
        <FormPart title="Parameters" detail="Values that differ from the template's defaults.">
          <ParameterFields draft={draft} template={checked.template} errors={errors} onChange={onChange} />
        </FormPart>
        <FormPart
          title="Exclusions"
          detail="The pack is deployed to every other account of the organization, those that join later included."
        >
          <AccountChooser
            title="Excluded accounts"
            most={packLimits.excludedAccounts}
            field="excluded"
            remarks={{ unknown: "AWS keeps them on the list; they change nothing." }}
            organization={organization}
            ids={draft.excluded}
            pasted={draft.pasted}
            error={errors.get("excluded")}
            onChange={(excluded) => onChange({ excluded })}
            onPaste={(pasted) => onChange({ pasted })}
          />
        </FormPart>
        <FormPart title="Delivery" detail="Where AWS Config stores the pack's templates. Optional.">
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              label="S3 bucket (optional)"
              placeholder="awsconfigconforms…"
              value={draft.bucket}
              error={errors.get("bucket")}
              onChange={({ target }) => onChange({ bucket: target.value })}
            />
            <TextField
              label="Key prefix (optional)"
              value={draft.prefix}
              error={errors.get("prefix")}
              onChange={({ target }) => onChange({ prefix: target.value })}
            />
          </div>
        </FormPart>
        <FormPart title="Tags" detail="For your own reports and permissions.">
          <TagFields
            tags={draft.tags}
            areKnown={tagsOfDraft(draft) !== undefined}
            help={
              isNew
                ? "Set when the pack is created. They are tags of the pack, not of its rules in the accounts."
                : "Canopy changes the tags of a pack that exists with TagResource and UntagResource. Where nothing else changes the pack isn't deployed again."
            }
            errors={errors}
            onChange={(tags) => onChange({ tags })}
          />
        </FormPart>
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t bg-surface px-4 py-2.5">
        <PermittedButton permission="pack:write" type="submit" variant="primary" busy={isChecking}>
          Review changes
        </PermittedButton>
        <Button variant="ghost" onClick={onDiscard}>
          {isNew ? "Discard" : "Discard changes"}
        </Button>
        <FieldError
          message={errors.size > 0 ? `${countOf(errors.size, "field")} to look at above.` : undefined}
          field=""
        />
        <p className="ml-auto text-12 text-ink-quiet max-sm:hidden">
          Kept in this tab until it is deployed or discarded.
        </p>
      </div>
    </form>
  );
}
