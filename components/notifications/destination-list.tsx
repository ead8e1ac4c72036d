"use client";

import { useMutation } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { Badge } from "@/components/ui/status/badge";
import { EmptyState } from "@/components/ui/status/empty-state";
import { notify } from "@/components/ui/status/notifications";
import { StatusMark } from "@/components/ui/status/status-mark";
import { countOf } from "@/lib/format/count";
import { notificationMutations } from "@/lib/notifications/client/mutations";
import { type Destination, DestinationId } from "@/lib/notifications/destination";
import type { NotificationSettings } from "@/lib/notifications/notification-settings";
import { DestinationForm } from "./destination-form";
import { type DestinationDraft, destinationDraft } from "./drafts";
import { destinationLabels } from "./notification-labels";
import { SecretDialog } from "./secret-dialog";
import { useStored } from "@/components/ui/stores/use-stored";

/** Where messages can go, each with a test. */
export function DestinationList({
  settings,
  mayChange,
  onShowDeliveries,
}: {
  settings: NotificationSettings;
  mayChange: boolean;
  onShowDeliveries: (id: DestinationId) => void;
}) {
  const { destinations, isEncrypted } = settings;
  const draft = useStored(destinationDraft, null);
  const [secret, setSecret] = useState<string>();
  const add = mayChange && (
    <Button variant="primary" onClick={() => destinationDraft.update(() => emptyDestination())}>
      Add destination
    </Button>
  );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      {destinations.length === 0 ? (
        <EmptyState icon={<Send />} title="No destinations yet" action={add}>
          A destination is a webhook, a Slack channel or an SNS topic that Canopy sends messages to. Add one,
          send a test message, and select it in rules.
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <p className="text-12 text-pretty text-ink-quiet">
              {isEncrypted
                ? "Addresses and secrets are encrypted in Canopy's database."
                : "Addresses and secrets lie readable in Canopy's database. Set CANOPY_NOTIFICATION_KEY to encrypt them."}
            </p>
            <span className="ml-auto">{add}</span>
          </div>
          <ul aria-label="Destinations" className="border-t">
            {destinations.map((destination) => (
              <DestinationRow
                key={destination.id}
                destination={destination}
                rules={
                  settings.rules.filter((rule) => rule.settings.destinationIds.includes(destination.id))
                    .length
                }
                mayChange={mayChange}
                onSecret={setSecret}
                onShowDeliveries={() => onShowDeliveries(destination.id)}
              />
            ))}
          </ul>
        </>
      )}
      {draft !== null && (
        <DestinationForm
          draft={draft}
          isEncrypted={isEncrypted}
          onClose={() => destinationDraft.update(() => null)}
          onSecret={setSecret}
        />
      )}
      {secret !== undefined && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </div>
  );
}

function DestinationRow({
  destination,
  rules,
  mayChange,
  onSecret,
  onShowDeliveries,
}: {
  destination: Destination;
  rules: number;
  mayChange: boolean;
  onSecret: (secret: string) => void;
  onShowDeliveries: () => void;
}) {
  const { id, name, kind, address, enabled, failingSince, formerSecretUntil } = destination;
  const [asked, setAsked] = useState<"delete" | "rotate">();
  const test = useMutation(notificationMutations.testDestination());
  const turn = useMutation(notificationMutations.changeDestination());
  const deletion = useMutation(notificationMutations.deleteDestination());
  const rotation = useMutation(notificationMutations.rotateSecret());
  const failure = test.error?.failure ?? turn.error?.failure;
  return (
    <li className="grid gap-2 border-b px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="flex flex-wrap items-center gap-2 text-14 font-medium break-words">
            {name} <Badge>{destinationLabels[kind]}</Badge>
          </h2>
          <p className="font-mono text-12 break-all text-ink-quiet">{address}</p>
          <p className="flex flex-wrap gap-x-3 text-12 text-ink-quiet">
            <DestinationState destination={destination} />
            <span>{rules === 0 ? "In no rule" : `In ${countOf(rules, "rule")}`}</span>
            {enabled && failingSince !== undefined && (
              <span>
                no success since <RelativeTime at={Date.parse(failingSince)} />
              </span>
            )}
            {formerSecretUntil !== undefined && (
              <span>
                former secret valid until <RelativeTime at={Date.parse(formerSecretUntil)} />
              </span>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {mayChange && (
            <Button
              size="small"
              busy={test.isPending}
              onClick={() =>
                test.mutate(id, {
                  onSuccess: () => {
                    notify({ tone: "pending", title: `Test message for ${name} is being sent` });
                    onShowDeliveries();
                  },
                })
              }
            >
              Send test
            </Button>
          )}
          <Button size="small" onClick={onShowDeliveries}>
            Deliveries
          </Button>
          {mayChange && (
            <>
              <Button size="small" onClick={() => destinationDraft.update(() => draftOf(destination))}>
                Edit…
              </Button>
              <Button
                size="small"
                busy={turn.isPending}
                onClick={() => turn.mutate({ id, name, enabled: !enabled })}
              >
                {enabled ? "Turn off" : "Turn on"}
              </Button>
              {kind === "webhook" && (
                <Button size="small" onClick={() => setAsked("rotate")}>
                  Rotate secret…
                </Button>
              )}
              <Button size="small" onClick={() => setAsked("delete")}>
                Delete…
              </Button>
            </>
          )}
        </div>
      </div>
      {failure !== undefined && <FailureNotice failure={failure} />}
      <ConfirmDialog
        open={asked === "delete"}
        onOpenChange={() => setAsked(undefined)}
        title={`Delete ${name}?`}
        confirm="Delete destination"
        danger
        busy={deletion.isPending}
        onConfirm={() => deletion.mutate(id, { onSuccess: () => setAsked(undefined) })}
      >
        <p>
          {rules === 0
            ? "No rule sends messages to it."
            : `${countOf(rules, "rule")} will send messages to it no more.`}{" "}
          Messages that wait for it are given up. The log of deliveries stays.
        </p>
        {deletion.error && <FailureNotice failure={deletion.error.failure} />}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === "rotate"}
        onOpenChange={() => setAsked(undefined)}
        title={`Rotate the secret of ${name}?`}
        confirm="Rotate secret"
        busy={rotation.isPending}
        onConfirm={() =>
          rotation.mutate(id, {
            onSuccess: ({ secret }) => {
              setAsked(undefined);
              if (secret !== undefined) onSecret(secret);
            },
          })
        }
      >
        <p>
          A new secret is shown once. For 24 hours messages are signed with the present secret as well, so
          that the receiver can be changed without losing any.
        </p>
        {rotation.error && <FailureNotice failure={rotation.error.failure} />}
      </ConfirmDialog>
    </li>
  );
}

function DestinationState({ destination }: { destination: Destination }) {
  const { enabled, disabledBecause, failingSince } = destination;
  if (disabledBecause !== undefined) return <StatusMark tone="failed">Turned off by Canopy</StatusMark>;
  if (!enabled) return <StatusMark tone="none">Off</StatusMark>;
  if (failingSince !== undefined) return <StatusMark tone="stuck">Failing</StatusMark>;
  return <StatusMark tone="success">On</StatusMark>;
}

function emptyDestination(): DestinationDraft {
  return {
    id: DestinationId.parse(crypto.randomUUID()),
    isNew: true,
    name: "",
    kind: "webhook",
    address: "",
    enabled: true,
  };
}

function draftOf({ id, name, kind, enabled }: Destination): DestinationDraft {
  return { id, isNew: false, name, kind, address: "", enabled };
}
