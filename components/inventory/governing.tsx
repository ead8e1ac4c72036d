import { PolicyChip } from "@/components/ui/status/policy-chip";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { GovernedBy } from "./tree/tree-row-view";

/** The configuration that governs a target, as a policy's chip, self-managed, or nothing. */
export function Governing({ by, applied }: { by: GovernedBy; applied: boolean }) {
  if (by.kind === "policy") {
    return <PolicyChip name={by.name} identity={by.index} source={applied ? "applied" : "inherited"} />;
  }
  if (by.kind === "self-managed") return <StatusMark tone="self-managed">Self-managed</StatusMark>;
  return <StatusMark tone={by.word === "Not governed" ? "none" : "not-visible"}>{by.word}</StatusMark>;
}
