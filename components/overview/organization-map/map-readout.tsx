import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { MAY_NOT_HOLD } from "@/components/inventory/overruled-labels";
import { statusLabels } from "@/components/inventory/status-labels";
import { targetLink } from "@/components/inventory/addresses/policy-links";
import { countOf, formatCount } from "@/lib/format/count";
import { TargetId } from "@/lib/core/identifiers";
import { ClassMark } from "./class-mark";
import type { MapTarget } from "./map-target";

/** One line about what is pointed at or has the focus. It keeps its height, so that the map below stays where it is. */
export function MapReadout({ target }: { target: MapTarget }) {
  const { row, path, governed, status, below, look } = target;
  const id = TargetId.safeParse(row.id);
  return (
    <div
      role="group"
      aria-label="What the map points at"
      className="flex h-8 min-w-0 items-center gap-x-3 overflow-hidden border-b px-4 text-12 whitespace-nowrap max-sm:h-14 max-sm:flex-wrap max-sm:content-center"
    >
      <span className="flex max-w-1/2 shrink-0 items-center gap-2 max-sm:max-w-full">
        {id.success ? (
          <TextLink
            prefetch={false}
            href={targetLink(id.data)}
            look="quiet"
            className="truncate text-13 font-medium"
          >
            {row.name}
          </TextLink>
        ) : (
          <span className="truncate text-13 font-medium">{row.name}</span>
        )}
        <span className="font-mono text-ink-quiet max-xl:hidden">{row.id}</span>
      </span>
      {path !== "" && <span className="min-w-0 shrink truncate text-ink-quiet max-lg:hidden">{path}</span>}
      <span className="min-w-0 truncate text-ink-quiet">{governed}</span>
      {row.kind === "account" ? (
        <>
          <StatusMark tone={(row.mayNotHold ? MAY_NOT_HOLD : statusLabels[row.status]).tone}>
            {status}
          </StatusMark>
          {look !== undefined && look.label !== status && <ClassMark look={look} />}
        </>
      ) : (
        below !== undefined && (
          // What has no room in the line is left out, and not cut.
          <span className="ml-auto flex h-8 min-w-0 flex-wrap gap-x-3 overflow-hidden *:flex *:h-8 *:items-center max-sm:ml-0">
            <span className="tabular-nums">{countOf(below.accounts, "account")}</span>
            {below.parts.slice(0, 5).map((part) => (
              <span key={part.look.key}>
                <ClassMark look={part.look} count={formatCount(part.count)} />
              </span>
            ))}
          </span>
        )
      )}
    </div>
  );
}
