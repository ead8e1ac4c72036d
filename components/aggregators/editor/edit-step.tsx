"use client";

import { PermittedButton } from "@/components/frame/permitted-button";
import { useRef, useState } from "react";
import { Banner } from "@/components/ui/status/banner";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { TextField } from "@/components/ui/field/text-field";
import { CONSOLE_NAME_LENGTH, MAX_ACCOUNTS } from "@/lib/aws-config/aggregators/change/aggregator-input";
import { countOf } from "@/lib/format/count";
import { AccountChooser } from "@/components/inventory/account-chooser/account-chooser";
import type { AggregatorDraft } from "./aggregator-draft";
import { checkedDraft, type FieldErrors } from "./draft-input";
import { FieldError } from "@/components/ui/field/field-frame";
import { FilterFields } from "./filter-fields";
import { HomeRegionField } from "./home-region-field";
import { RegionFields } from "./region-fields";
import { RoleField } from "./role-field";
import { TagFields } from "@/components/inventory/tag-fields";
import type { OrganizationRead } from "@/components/inventory/use-organization";
import { FormPart } from "@/components/ui/field/form-part";
import { focusFirstError } from "@/components/ui/field/focus-first-error";

const sources = [
  {
    value: "accounts",
    title: "Individual accounts",
    description: "Up to 10,000. Each account must authorize this aggregator. You maintain this list.",
  },
  {
    value: "organization",
    title: "The whole organization",
    description:
      "Every account, those that join later included. No account authorization required; AWS Config needs a role.",
  },
] as const;

const noErrors: FieldErrors = new Map();

/** First step: everything that makes an aggregator. */
export function EditStep({
  draft,
  organization,
  homeRegions,
  onChange,
  onReview,
  onDiscard,
}: {
  draft: AggregatorDraft;
  organization: OrganizationRead;
  /** Where Canopy looks for aggregators. */
  homeRegions: readonly string[];
  onChange: (change: Partial<AggregatorDraft>) => void;
  onReview: () => void;
  onDiscard: () => void;
}) {
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const checked = checkedDraft(draft);
  const errors = asked && !checked.ok ? checked.errors : noErrors;
  const isNew = draft.base === undefined;

  function submit() {
    setAsked(true);
    if (checked.ok) onReview();
    else focusFirstError(form);
  }

  return (
    <form
      ref={form}
      noValidate
      aria-label={isNew ? "New aggregator" : `Edit ${draft.name}`}
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
        <FormPart title="Aggregator" detail="Its name and its Region cannot be changed later.">
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              label="Name"
              value={draft.name}
              readOnly={!isNew}
              className={isNew ? undefined : "bg-surface-sunken"}
              error={errors.get("name")}
              help={
                draft.name.length > CONSOLE_NAME_LENGTH
                  ? `${draft.name.length} characters: the AWS console takes ${CONSOLE_NAME_LENGTH} at most, the API does not mind.`
                  : isNew
                    ? "Letters, digits, _ and -. The name must be unique in this account and Region."
                    : undefined
              }
              onChange={({ target }) => onChange({ name: target.value })}
            />
            <HomeRegionField
              region={draft.region}
              regions={homeRegions}
              isFixed={!isNew}
              error={errors.get("region")}
              onChange={(region) => onChange({ region })}
            />
          </div>
        </FormPart>
        <FormPart
          title="Source"
          detail="Where the data come from. AWS takes one kind only; what you enter for the other is kept here."
        >
          <div className="grid gap-4">
            <RadioCards
              legend="Collect from"
              options={sources}
              value={draft.kind}
              onChange={(kind) => onChange({ kind })}
              error={errors.get("source")}
            />
            {draft.kind === "accounts" && (
              <AccountChooser
                most={MAX_ACCOUNTS}
                field="source.accountIds"
                remarks={{
                  unknown: "AWS collects from an account that authorizes it.",
                  inactive:
                    "AWS Config records nothing new there, and each counts toward the limit of 10,000.",
                }}
                organization={organization}
                ids={draft.accountIds}
                pasted={draft.typing.accounts}
                error={errors.get("source.accountIds")}
                onChange={(accountIds) => onChange({ accountIds })}
                onPaste={(accounts) => onChange({ typing: { ...draft.typing, accounts } })}
              />
            )}
            {draft.kind === "organization" && (
              <RoleField
                roleArn={draft.roleArn}
                caller={organization.caller}
                error={errors.get("source.roleArn")}
                onChange={(roleArn) => onChange({ roleArn })}
              />
            )}
          </div>
        </FormPart>
        <FormPart title="Regions" detail="From where in each account.">
          <RegionFields
            draft={draft}
            partition={organization.caller?.partition ?? "aws"}
            error={errors.get("source.regions")}
            onChange={onChange}
          />
        </FormPart>
        <FormPart
          title="Filters"
          detail="Collecting fewer types lowers cost. Excluded types aren't available in queries."
        >
          <FilterFields draft={draft} errors={errors} onChange={onChange} />
        </FormPart>
        <FormPart title="Tags" detail="For your own reports and permissions.">
          <TagFields
            tags={draft.tags}
            areKnown={draft.base?.areTagsKnown !== false}
            help={
              isNew
                ? "Set when the aggregator is created."
                : "AWS ignores tags when an aggregator is saved again, so Canopy sends these with TagResource and UntagResource."
            }
            errors={errors}
            onChange={(tags) => onChange({ tags })}
          />
        </FormPart>
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t bg-surface px-4 py-2.5">
        <PermittedButton permission="aggregator:write" type="submit" variant="primary">
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
          Kept in this tab until it is saved or discarded.
        </p>
      </div>
    </form>
  );
}
