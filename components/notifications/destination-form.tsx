"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog/dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { TextField } from "@/components/ui/field/text-field";
import { notificationMutations } from "@/lib/notifications/client/mutations";
import { DestinationChange, NewDestination } from "@/lib/notifications/destination";
import { type DestinationDraft, destinationDraft } from "./drafts";
import { errorsOf, errorsOfFailure, type FieldErrors } from "./field-errors";

const kinds = [
  {
    value: "webhook",
    title: "Webhook",
    description: "JSON to a URL, signed as Standard Webhooks describes.",
  },
  { value: "slack", title: "Slack", description: "A message in a channel, through an incoming webhook." },
  { value: "sns", title: "SNS topic", description: "Publish, with the credentials that Canopy works with." },
] as const;

const addressFields = {
  webhook: {
    label: "URL",
    placeholder: "https://example.com/hooks/canopy",
    help: "https only. Redirects are not followed.",
  },
  slack: {
    label: "Webhook URL",
    placeholder: "https://hooks.slack.com/services/…",
    help: "From the Slack app's page “Incoming Webhooks”. It is a secret, and is not shown again.",
  },
  sns: {
    label: "Topic ARN",
    placeholder: "arn:aws:sns:eu-west-1:111122223333:security-hub",
    help: "Canopy's role needs sns:Publish on it.",
  },
} as const;

/** Adds or changes a destination. What was typed stays until it is stored or cancelled. */
export function DestinationForm({
  draft,
  isEncrypted,
  onClose,
  onSecret,
}: {
  draft: DestinationDraft;
  isEncrypted: boolean;
  onClose: () => void;
  onSecret: (secret: string) => void;
}) {
  const creation = useMutation(notificationMutations.createDestination());
  const change = useMutation(notificationMutations.changeDestination());
  const [found, setFound] = useState<FieldErrors>({});
  const failure = creation.error?.failure ?? change.error?.failure;
  const errors = { ...errorsOfFailure(failure), ...found };
  const { isNew, kind, name, address, enabled, id } = draft;
  const field = addressFields[kind];

  function edit(next: Partial<DestinationDraft>) {
    setFound({});
    creation.reset();
    change.reset();
    destinationDraft.update((current) => current && { ...current, ...next });
  }

  function save() {
    const target = kind === "sns" ? { kind, topicArn: address.trim() } : { kind, url: address.trim() };
    if (isNew) {
      const parsed = NewDestination.safeParse({ id, name, target });
      if (!parsed.success) {
        setFound(errorsOf(parsed.error));
        return;
      }
      creation.mutate(parsed.data, {
        onSuccess: ({ secret }) => {
          onClose();
          if (secret !== undefined) onSecret(secret);
        },
      });
      return;
    }
    const parsed = DestinationChange.safeParse({
      id,
      name,
      enabled,
      ...(address.trim() !== "" && { target }),
    });
    if (!parsed.success) {
      setFound(errorsOf(parsed.error));
      return;
    }
    change.mutate(parsed.data, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={isNew ? "Add destination" : `Edit ${name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form="destination-form"
            variant="primary"
            busy={creation.isPending || change.isPending}
          >
            {isNew ? "Add destination" : "Save destination"}
          </Button>
        </>
      }
    >
      <form
        id="destination-form"
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
        {isNew && (
          <RadioCards legend="Kind" options={kinds} value={kind} onChange={(next) => edit({ kind: next })} />
        )}
        <TextField
          label={isNew ? field.label : `New ${field.label} (optional)`}
          mono
          placeholder={field.placeholder}
          value={address}
          error={errors["target.url"] ?? errors["target.topicArn"] ?? errors["target"]}
          help={isNew ? field.help : "Leave it empty to keep the present one."}
          onChange={({ target }) => edit({ address: target.value })}
        />
        {!isNew && (
          <Checkbox checked={enabled} onChange={(next) => edit({ enabled: next })}>
            Send messages to this destination
          </Checkbox>
        )}
        {!isEncrypted && kind !== "sns" && (
          <p className="text-12 text-pretty text-ink-quiet">
            The URL and the signing secret will lie readable in Canopy&apos;s database: no
            CANOPY_NOTIFICATION_KEY is set.
          </p>
        )}
      </form>
    </Dialog>
  );
}
