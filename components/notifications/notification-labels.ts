import type { Tone } from "@/components/ui/status/tone";
import type { Delivery } from "@/lib/notifications/delivery";
import type { DestinationKind } from "@/lib/notifications/destination";
import type { EventKind } from "@/lib/notifications/event";

/** What a rule notifies of: its name in lists, and what that means. */
export const eventLabels: Readonly<
  Record<EventKind, { readonly title: string; readonly description: string }>
> = {
  "association-failed": {
    title: "Association failed",
    description: "A configuration policy could not be associated with the root, an OU or an account.",
  },
  "association-stuck": {
    title: "Association pending > 24 h",
    description: "AWS settles associations within a day.",
  },
  "run-finished": {
    title: "Run finished",
    description: "A run ended, was cancelled, or was paused by Canopy.",
  },
  "approval-needed": {
    title: "Approval needed",
    description: "A plan is waiting for a second person.",
  },
  "pack-failed": {
    title: "Conformance pack failed",
    description: "Deploying, updating or deleting a pack failed in an account.",
  },
  "changed-elsewhere": {
    title: "Changed elsewhere",
    description: "An association was changed outside of Canopy.",
  },
  "collection-failing": {
    title: "Collection failing",
    description: "Canopy can't read the organization or its packs, so what it shows grows old.",
  },
};

export const destinationLabels: Readonly<Record<DestinationKind, string>> = {
  webhook: "Webhook",
  slack: "Slack",
  sns: "SNS topic",
};

/** What became of a message. One that failed and is sent again says so. */
export function deliveryLabel({ state, attempts }: Pick<Delivery, "state" | "attempts">): {
  readonly word: string;
  readonly tone: Tone;
} {
  switch (state) {
    case "waiting":
      return attempts === 0 ? { word: "Waiting", tone: "none" } : { word: "Retrying", tone: "stuck" };
    case "sending":
      return { word: "Sending", tone: "pending" };
    case "delivered":
      return { word: "Delivered", tone: "success" };
    case "failed":
      return { word: "Failed", tone: "failed" };
  }
}
