"use client";

import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { TokenField } from "@/components/ui/field/token-field";
import { visibleText } from "@/lib/format/visible-text";
import resourceTypes from "@/lib/aws-config/data/resource-types.json";
import type { AggregatorDraft } from "./aggregator-draft";
import type { FieldErrors } from "./draft-input";
import { FieldError } from "@/components/ui/field/field-frame";

/** AWS publishes no list of the services that have a recorder of their own; these are known to. */
const servicePrincipals = [
  "config.amazonaws.com",
  "observabilityadmin.amazonaws.com",
  "securityhub.amazonaws.com",
];

/** What is collected at all. AWS filters by what recorders record and by which service they belong to; it only includes. */
export function FilterFields({
  draft,
  errors,
  onChange,
}: {
  draft: AggregatorDraft;
  errors: FieldErrors;
  onChange: (change: Partial<AggregatorDraft>) => void;
}) {
  const { typing } = draft;
  const errorsOf = (field: string, values: readonly string[]) =>
    values.map((_, index) => errors.get(`filters.${field}.${index}`));
  return (
    <RadioCards
      legend="What is collected"
      options={[
        {
          value: "everything",
          title: "Everything that is recorded",
          description: "Every resource type, from every configuration recorder.",
        },
        {
          value: "some",
          title: "Selected resource types or services",
          description: "Only these resource types, or what these services record.",
        },
      ]}
      value={draft.isFiltered ? "some" : "everything"}
      onChange={(value) => onChange({ isFiltered: value === "some" })}
    >
      {(value) =>
        value === "some" && (
          <div className="grid gap-3">
            <FieldError message={errors.get("filters")} field="filters" />
            {draft.asWritten?.map((written) => (
              <div key={written} className="flex items-start gap-2 text-13">
                <p className="min-w-0 flex-1">
                  <code className="font-mono text-12 break-all">{visibleText(written)}</code>
                  <span className="block text-12 text-ink-quiet">
                    Canopy doesn’t know this filter. It is kept unchanged.
                  </span>
                </p>
                <Button
                  size="small"
                  onClick={() =>
                    onChange({ asWritten: draft.asWritten?.filter((each) => each !== written) ?? [] })
                  }
                >
                  Remove filter
                </Button>
              </div>
            ))}
            <FieldError
              message={errors.get("filters.resourceTypes") ?? errors.get("filters.servicePrincipals")}
              field="filters"
            />
            <TokenField
              label="Resource types"
              placeholder="AWS::EC2::Instance"
              values={draft.resourceTypes}
              errors={errorsOf("resourceTypes", draft.resourceTypes)}
              suggestions={resourceTypes.resourceTypes}
              typing={typing.resourceType}
              onTyping={(resourceType) => onChange({ typing: { ...typing, resourceType } })}
              onChange={(values) =>
                onChange({ resourceTypes: [...values], typing: { ...typing, resourceType: "" } })
              }
            />
            <TokenField
              label="Service principals"
              placeholder="securityhub.amazonaws.com"
              help="Services with a service-linked recorder of their own."
              values={draft.servicePrincipals}
              errors={errorsOf("servicePrincipals", draft.servicePrincipals)}
              suggestions={servicePrincipals}
              typing={typing.servicePrincipal}
              onTyping={(servicePrincipal) => onChange({ typing: { ...typing, servicePrincipal } })}
              onChange={(values) =>
                onChange({ servicePrincipals: [...values], typing: { ...typing, servicePrincipal: "" } })
              }
            />
          </div>
        )
      }
    </RadioCards>
  );
}
