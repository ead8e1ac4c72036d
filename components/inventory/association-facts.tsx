import { Badge } from "@/components/ui/status/badge";
import { Meter } from "@/components/ui/status/meter";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { PENDING_LIMIT_SECONDS } from "@/lib/security-hub/governance/evaluation";
import { MAY_NOT_HOLD, overrulingLabels } from "./overruled-labels";
import { statusAge, statusLabels } from "./status-labels";
import type { TreeRowView, GovernedBy } from "./tree/tree-row-view";
import { PolicyChip } from "../ui/status/policy-chip";

/** The configuration that governs a target, as a policy's chip, self-managed, or nothing. */
export function Governing({ by, applied }: { by: GovernedBy; applied: boolean }) {
  if (by.kind === "policy") {
    return <PolicyChip name={by.name} identity={by.index} source={applied ? "applied" : "inherited"} />;
  }
  if (by.kind === "self-managed") return <StatusMark tone="self-managed">Self-managed</StatusMark>;
  return <StatusMark tone={by.word === "Not governed" ? "none" : "not-visible"}>{by.word}</StatusMark>;
}

/** Whether what is applied at a place of the inheritance path governs the target, or a closer application does. */
export function EffectBadge({ isEffective }: { isEffective: boolean }) {
  return isEffective ? <Badge tone="success">Effective</Badge> : <Badge>Overridden</Badge>;
}

const HOUR_MS = 3_600_000;

/** Status, message and age of an association, and how much of AWS's day is used up while it is PENDING. */
export function AssociationFacts({ row, nowMs }: { row: TreeRowView; nowMs: number }) {
  if (row.status === "none") {
    return (
      <p className="text-13 text-pretty text-ink-quiet">
        {row.governedBy.kind === "none" && row.governedBy.word !== "Not governed"
          ? "What governs this target is not known here: see above the tree which part could not be read, and why."
          : "AWS reports no association for this target: no policy governs it, and it was not made self-managed explicitly."}
      </p>
    );
  }
  const { word, tone } = row.mayNotHold ? MAY_NOT_HOLD : statusLabels[row.status];
  const waiting = row.status === "pending" || row.status === "stuck";
  return (
    <div className="grid gap-2 text-13">
      <div className="flex items-center gap-2">
        <StatusMark tone={tone} detail={statusAge(row.status, row.updatedAt, nowMs)}>
          {word}
        </StatusMark>
        <span className="text-12 text-ink-quiet">
          updated <RelativeTime at={row.updatedAt} />
        </span>
      </div>
      {row.mayNotHold && (
        <p className="text-pretty">AWS reports SUCCESS. {overrulingLabels(row.overruledBy)}</p>
      )}
      {row.message !== undefined && <p className="text-pretty">{row.message}</p>}
      {waiting && (
        <Meter
          label="Time since the last start"
          value={Math.floor((nowMs - row.updatedAt) / HOUR_MS)}
          max={PENDING_LIMIT_SECONDS / 3600}
          unit="hour"
          tone={tone}
        />
      )}
      {row.status === "stuck" && (
        <p className="text-12 text-pretty text-ink-quiet">
          Evaluation should have ended by now. Retry the association, and open a support case if it stays
          pending.
        </p>
      )}
      {row.kind !== "account" && (
        <p className="text-12 text-pretty text-ink-quiet">
          AWS doesn&apos;t update the OU status after the run. Account counts are current.
        </p>
      )}
    </div>
  );
}
