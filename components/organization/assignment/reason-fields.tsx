"use client";

import { TextArea } from "@/components/ui/field/text-area";
import { TextField } from "@/components/ui/field/text-field";
import { PanelSection } from "@/components/ui/panel/panel-frame";
import type { AssignmentDraft } from "./assignment-draft";
import type { DraftHandle } from "./use-assignment-draft";

/** Why the change is made and where it was asked for: kept with the run, and neither is required. */
export function ReasonFields({
  draft,
  change,
  errors,
}: {
  draft: AssignmentDraft;
  change: DraftHandle["change"];
  errors: Readonly<Partial<Record<"reason" | "ticket", string>>>;
}) {
  return (
    <PanelSection title="Record">
      <TextArea
        label="Reason (optional)"
        rows={2}
        value={draft.reason ?? ""}
        error={errors.reason}
        onChange={({ target }) => change({ reason: target.value })}
      />
      <TextField
        label="Ticket link (optional)"
        type="url"
        placeholder="https://"
        value={draft.ticket ?? ""}
        error={errors.ticket}
        onChange={({ target }) => change({ ticket: target.value })}
      />
    </PanelSection>
  );
}
