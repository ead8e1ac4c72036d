import { CornerDownRight } from "lucide-react";
import { initialsOf } from "@/lib/format/names";
import { cx } from "../cx";
import { identityClass } from "./identity";
import { VisuallyHidden } from "../visually-hidden";

/**
 * A policy by its identity colour and its name; `compact` shows initials where there is no room for the name.
 * Filled is applied here; outlined with an arrow is inherited from above.
 */
export function PolicyChip({
  name,
  identity,
  source,
  compact = false,
  className,
}: {
  name: string;
  /** Place of the policy in the list of policies, from 0. */
  identity: number;
  source: "applied" | "inherited";
  compact?: boolean;
  className?: string;
}) {
  return (
    <span
      title={name}
      className={cx(
        "inline-flex h-5.5 max-w-full min-w-0 items-center gap-1.5 rounded-chip border px-1.5 text-12 whitespace-nowrap",
        identityClass(identity),
        source === "applied"
          ? "border-identity/30 bg-identity/13 font-medium text-ink"
          : "border-line text-ink-quiet",
        className,
      )}
    >
      {source === "applied" ? (
        <span aria-hidden="true" className="size-2 shrink-0 rounded-[2px] bg-identity" />
      ) : (
        <CornerDownRight
          aria-hidden="true"
          className="-mx-0.5 size-3 shrink-0 text-identity"
          strokeWidth={2.5}
        />
      )}
      {compact ? (
        <>
          <span aria-hidden="true">{initialsOf(name)}</span>
          <VisuallyHidden>{name}</VisuallyHidden>
        </>
      ) : (
        <span className="truncate">{name}</span>
      )}
      <VisuallyHidden>, {source}</VisuallyHidden>
    </span>
  );
}
