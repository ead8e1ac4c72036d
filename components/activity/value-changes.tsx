import { ArrowRight } from "lucide-react";
import type { ValueChange } from "@/lib/format/json-difference";
import { countOf } from "@/lib/format/count";

/** More than a person reads; the record below has everything. */
const most = 200;

/** What differs between two documents, value by value. */
export function ValueChanges({ changes }: { changes: readonly ValueChange[] }) {
  if (changes.length === 0) return <p className="text-13 text-ink-quiet">No changes.</p>;
  return (
    <>
      <dl className="grid gap-2 text-13">
        {changes.slice(0, most).map(({ path, before, after }) => (
          <div key={path} className="grid grid-cols-[minmax(0,1fr)]">
            <dt className="font-mono text-12 break-words text-ink-quiet">{path === "" ? "value" : path}</dt>
            <dd className="flex min-w-0 flex-wrap items-center gap-x-2 font-mono text-12">
              <span className="min-w-0 break-all text-ink-quiet">{before ?? "none"}</span>
              <ArrowRight aria-label="becomes" className="size-3.5 shrink-0 text-ink-faint" />
              <span className="min-w-0 break-all">{after ?? "none"}</span>
            </dd>
          </div>
        ))}
      </dl>
      {changes.length > most && (
        <p className="text-12 text-ink-quiet">and {countOf(changes.length - most, "other value")}</p>
      )}
    </>
  );
}
