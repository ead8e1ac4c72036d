"use client";

import { TextArea } from "@/components/ui/field/text-area";
import { TextField } from "@/components/ui/field/text-field";
import type { ReasonErrors, TypedReason } from "./reason";

/** Why the change is made and where it was asked for: kept with the run, and neither is required. */
export function ReasonFields({
  typed,
  errors,
  help,
  onChange,
}: {
  typed: TypedReason;
  errors: ReasonErrors;
  /** Where the reason goes beyond Canopy's record. */
  help?: string;
  onChange: (change: TypedReason) => void;
}) {
  return (
    <>
      <TextArea
        label="Reason (optional)"
        rows={2}
        value={typed.reason ?? ""}
        help={help}
        error={errors.reason}
        onChange={({ target }) => onChange({ reason: target.value })}
      />
      <TextField
        label="Ticket link (optional)"
        type="url"
        placeholder="https://"
        value={typed.ticket ?? ""}
        error={errors.ticket}
        onChange={({ target }) => onChange({ ticket: target.value })}
      />
    </>
  );
}
