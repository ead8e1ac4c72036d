"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog/dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { TextField } from "@/components/ui/field/text-field";
import { Combobox } from "@/components/ui/menu/combobox";
import { notificationMutations } from "@/lib/notifications/client/mutations";
import type { Destination } from "@/lib/notifications/destination";
import { EventKind } from "@/lib/notifications/event";
import { filtersOf, SavedRule } from "@/lib/notifications/rule";
import { type RuleDraft, ruleDraft } from "./drafts";
import { errorsOf, errorsOfFailure, type FieldErrors } from "./field-errors";
import { destinationLabels, eventLabels } from "./notification-labels";
import { RuleFilters } from "./rule-filters";

const kindOptions = EventKind.options.map((value) => ({ value, label: eventLabels[value].title }));

/** Adds or changes a rule. What was typed stays until it is stored or cancelled. */
export function RuleForm({
  draft,
  destinations,
  onClose,
}: {
  draft: RuleDraft;
  destinations: readonly Destination[];
  onClose: () => void;
}) {
  const saving = useMutation(notificationMutations.saveRule());
  const [found, setFound] = useState<FieldErrors>({});
  const failure = saving.error?.failure;
  const errors = { ...errorsOfFailure(failure), ...found };
  const { isNew, name, kind, enabled, destinationIds } = draft;

  function edit(next: Partial<RuleDraft>) {
    setFound({});
    saving.reset();
    ruleDraft.update((current) => current && { ...current, ...next });
  }

  function save() {
    const parsed = SavedRule.safeParse(ruleOf(draft, destinations));
    if (!parsed.success) {
      setFound(errorsOf(parsed.error));
      return;
    }
    saving.mutate(parsed.data, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={isNew ? "Add rule" : `Edit ${name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="rule-form" variant="primary" busy={saving.isPending}>
            {isNew ? "Add rule" : "Save rule"}
          </Button>
        </>
      }
    >
      <form
        id="rule-form"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {failure !== undefined && failure.code !== "invalid-input" && <FailureNotice failure={failure} />}
        <TextField
          label="Name"
          value={name}
          error={errors["name"]}
          onChange={({ target }) => edit({ name: target.value })}
        />
        <Combobox
          label="Event"
          options={kindOptions}
          value={kind}
          help={eventLabels[kind].description}
          onChange={(next) => edit({ kind: next })}
        />
        <DestinationFields
          destinations={destinations}
          selected={destinationIds}
          error={errors["settings.destinationIds"]}
          onChange={(next) => edit({ destinationIds: [...next] })}
        />
        <RuleFilters kind={kind} draft={draft} errors={errors} onChange={edit} />
        {kind === "collection-failing" && (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Failures in a row"
              inputMode="numeric"
              value={draft.failuresInARow}
              error={errors["settings.failuresInARow"]}
              onChange={({ target }) => edit({ failuresInARow: target.value })}
            />
            <TextField
              label="Older than, in hours"
              inputMode="numeric"
              value={draft.olderThanHours}
              error={errors["settings.olderThanHours"]}
              onChange={({ target }) => edit({ olderThanHours: target.value })}
            />
          </div>
        )}
        <Checkbox checked={enabled} onChange={(next) => edit({ enabled: next })}>
          Rule is on
        </Checkbox>
      </form>
    </Dialog>
  );
}

function DestinationFields({
  destinations,
  selected,
  error,
  onChange,
}: {
  destinations: readonly Destination[];
  selected: RuleDraft["destinationIds"];
  error: string | undefined;
  onChange: (selected: RuleDraft["destinationIds"]) => void;
}) {
  const id = useId();
  return (
    <fieldset aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="mb-1.5 text-13 font-medium">Destinations</legend>
      <div className="grid gap-1">
        {destinations.map((destination) => (
          <Checkbox
            key={destination.id}
            checked={selected.includes(destination.id)}
            onChange={(isSelected) =>
              onChange(
                isSelected
                  ? [...selected, destination.id]
                  : selected.filter((each) => each !== destination.id),
              )
            }
          >
            {destination.name}{" "}
            <span className="text-ink-quiet">
              {destinationLabels[destination.kind]}
              {!destination.enabled && ", off"}
            </span>
          </Checkbox>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1.5 text-12 text-failed">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** What the form holds as a rule, for its schema to check: fields that the kind does not have are left out. */
function ruleOf(draft: RuleDraft, destinations: readonly Destination[]): unknown {
  const { id, name, kind, enabled } = draft;
  const known = new Set(destinations.map((each) => each.id));
  const filled = filtersOf[kind].filter((filter) => draft[filter].trim() !== "");
  return {
    id,
    name,
    kind,
    enabled,
    settings: {
      // One that was deleted meanwhile can't be unselected by hand.
      destinationIds: draft.destinationIds.filter((each) => known.has(each)),
      filter: Object.fromEntries(filled.map((filter) => [filter, draft[filter].trim()])),
      ...(kind === "collection-failing" && {
        failuresInARow: numberOf(draft.failuresInARow),
        olderThanHours: numberOf(draft.olderThanHours),
      }),
    },
  };
}

function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}
