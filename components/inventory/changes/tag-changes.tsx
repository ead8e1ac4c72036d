import { ArrowRight } from "lucide-react";
import type { TagsDiff } from "@/lib/aws-config/tags/tag";
import { visibleText } from "@/lib/format/visible-text";

/** Which tags are added, changed and removed, each with its values. */
export function TagChanges({ tags: { set, removed } }: { tags: TagsDiff }) {
  return (
    <ul aria-label="Tags" className="grid gap-0.5">
      {set.map(({ key, from, to }) => (
        <li key={key}>
          {from === undefined ? (
            <span className="text-success">added </span>
          ) : (
            <span className="text-ink-quiet">changed </span>
          )}
          <span className="font-mono text-12 break-all">{visibleText(key)}</span>{" "}
          <span className="inline-flex min-w-0 flex-wrap items-center gap-1.5 font-mono text-12 break-all">
            {from !== undefined && (
              <>
                <span className="text-ink-quiet">{quoted(from)}</span>
                <ArrowRight aria-label="to" className="size-3.5 shrink-0 text-ink-faint" />
              </>
            )}
            <span>{quoted(to)}</span>
          </span>
        </li>
      ))}
      {removed.map(({ key, value }) => (
        <li key={key}>
          <span className="text-failed">removed </span>
          <span className="font-mono text-12 break-all">
            {visibleText(key)} {quoted(value)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function quoted(value: string): string {
  return value === "" ? "(empty)" : visibleText(value);
}
