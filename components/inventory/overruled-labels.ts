import type { Tone } from "@/components/ui/status/tone";
import type { TreeRowView } from "./tree/tree-row-view";

/** What stands for In effect where an Organizations policy may overrule the configuration that AWS reports as applied. */
export const MAY_NOT_HOLD: { readonly word: string; readonly tone: Tone } = {
  word: "May not hold",
  tone: "outdated",
};

/** Whether AWS reports a configuration as in effect that an Organizations policy may overrule. */
export function mayNotHold({ status, overruledBy }: Pick<TreeRowView, "status" | "overruledBy">): boolean {
  return status === "success" && overruledBy.length > 0;
}

/** Why what is in effect may not hold, in one sentence. */
export function overrulingLabels(names: readonly string[]): string {
  const policies = names.length === 1 ? "Organizations policy" : "Organizations policies";
  return `${policies} ${names.join(", ")} may overrule it.`;
}
