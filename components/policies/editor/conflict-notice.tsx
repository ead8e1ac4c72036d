"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/status/banner";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { differenceOf } from "@/lib/security-hub/policies/difference";
import { PolicyChanges } from "@/components/inventory/changes/policy-changes";
import type { Opened } from "./policy-form-store";
import type { PolicyFormHandle } from "./use-policy-form";

/** Another user has changed the policy meanwhile: shows what they changed, and the two ways to continue. */
export function ConflictNotice({
  form,
  current,
  catalogue,
}: {
  form: PolicyFormHandle;
  /** The current policy in AWS, where it differs from the one that was opened. */
  current: Opened | undefined;
  catalogue: Catalogue | undefined;
}) {
  const [conflicts, setConflicts] = useState<readonly string[]>([]);
  if (form.opened !== undefined && current !== undefined) {
    return (
      <Banner
        kind="warning"
        title="This policy was changed by someone else while you were editing."
        action={
          <>
            <Button size="small" onClick={() => setConflicts(form.merge())}>
              Keep both changes
            </Button>
            <Button size="small" onClick={form.forget}>
              Discard mine
            </Button>
          </>
        }
      >
        It was changed <RelativeTime at={Date.parse(current.updatedAt)} />, after you opened it. Nothing is
        saved until you decide.
        <details className="mt-1">
          <summary className="w-fit cursor-pointer text-12 text-ink-quiet hover:text-ink">
            What they have changed
          </summary>
          <div className="mt-1">
            <PolicyChanges
              difference={differenceOf(form.opened.settings, current.settings)}
              before={form.opened.settings}
              after={current.settings}
              catalogue={catalogue}
            />
          </div>
        </details>
      </Banner>
    );
  }
  if (conflicts.length === 0) return null;
  return (
    <Banner
      kind="warning"
      title="Both changes are in the form now."
      action={
        <Button size="small" onClick={() => setConflicts([])}>
          Understood
        </Button>
      }
    >
      Where both of you changed the same setting, your change is kept: {conflicts.join(", ")}.
    </Banner>
  );
}
