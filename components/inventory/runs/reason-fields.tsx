"use client";

import { TextArea } from "@/components/ui/field/text-area";
import { TextField } from "@/components/ui/field/text-field";
import { useFrame } from "@/components/frame/frame-context";
import { placeOf } from "@/lib/connection/connection-choice";
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
      <ChangedConnection />
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

/** Which of several connections the change is made in: the last thing to see before it is. */
function ChangedConnection() {
  const here = useFrame().connections.find(({ isHere }) => isHere);
  if (here === undefined) return null;
  return (
    <p className="text-13">
      This changes <strong>{here.title}</strong>{" "}
      <span className="font-mono text-12 text-ink-quiet">{placeOf(here)}</span>.
    </p>
  );
}
