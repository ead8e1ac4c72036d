import { ArrowRight } from "lucide-react";
import type { SettingChange } from "@/lib/security-hub/configuration/choice";

/** The preview: each setting that changes, from what to what, in AWS's words. */
export function SettingChanges({ changes }: { changes: readonly SettingChange[] }) {
  if (changes.length === 0) return <p className="text-13 text-ink-quiet">No changes.</p>;
  return (
    <dl className="grid gap-1 text-13">
      {changes.map(({ setting, before, after }) => (
        <div key={setting} className="grid gap-x-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <dt className="font-mono text-12 leading-5 text-ink-quiet">{setting}</dt>
          <dd className="flex min-w-0 flex-wrap items-center gap-x-2">
            <span className="text-ink-quiet">{before ?? "not known"}</span>
            <ArrowRight aria-label="becomes" className="size-3.5 shrink-0 text-ink-faint" />
            <span className="font-medium break-words">{after}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
