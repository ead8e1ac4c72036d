"use client";

import { Checkbox } from "@/components/ui/field/checkbox";
import { TextField } from "@/components/ui/field/text-field";
import type { Removals } from "./removals";

/** More than this is typed out: a box is ticked by habit. */
const BY_BOX = 10;

/** What the user has entered so far to confirm the removals. */
export interface RemovalConsent {
  readonly ticked: boolean;
  readonly typed: string;
}

export const noConsent: RemovalConsent = { ticked: false, typed: "" };

/** Whether that is enough for these removals. */
export function isConsent({ count }: Removals, { ticked, typed }: RemovalConsent): boolean {
  if (count === 0) return true;
  return count <= BY_BOX ? ticked : typed.trim().replaceAll(",", "") === String(count);
}

/** The deliberate step before something stops being collected: a box for a few, the number typed for many. */
export function RemovalConfirmation({
  removals,
  isToOrganization,
  consent,
  isMissing,
  onChange,
}: {
  removals: Removals;
  /** The list of accounts gives way to the organization. */
  isToOrganization: boolean;
  consent: RemovalConsent;
  /** The user pressed save without it. */
  isMissing: boolean;
  onChange: (consent: RemovalConsent) => void;
}) {
  const { count, words } = removals;
  if (count === 0) return null;
  return (
    <section aria-label="Removals" className="grid gap-2 rounded-control bg-failed-soft px-3 py-2.5 text-13">
      <p className="text-pretty">
        {isToOrganization ? (
          <>
            <strong className="font-semibold">The list gives way to the organization: {words}.</strong> Those
            that belong to the organization are collected from through it, the others no longer. The list
            cannot be brought back from AWS.
          </>
        ) : (
          <>
            <strong className="font-semibold">The aggregator stops collecting from {words}.</strong> What was
            collected there leaves it, and queries and compliance figures over it shrink. The accounts keep
            their own records.
          </>
        )}
      </p>
      {count <= BY_BOX ? (
        <>
          <Checkbox
            checked={consent.ticked}
            aria-invalid={isMissing}
            onChange={(ticked) => onChange({ ...consent, ticked })}
          >
            {isToOrganization ? `Discard the list: ${words}` : `Stop collecting from ${words}`}
          </Checkbox>
          {isMissing && (
            <p role="alert" className="text-12 text-failed">
              Tick the box to say that this is meant, or go back and keep them.
            </p>
          )}
        </>
      ) : (
        <div className="max-w-xs">
          <TextField
            label={`Type ${count} to say that this is meant`}
            inputMode="numeric"
            value={consent.typed}
            error={isMissing ? `Type ${count}, or go back and keep them.` : undefined}
            onChange={({ target }) => onChange({ ...consent, typed: target.value })}
          />
        </div>
      )}
    </section>
  );
}
