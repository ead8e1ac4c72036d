import { countOf } from "@/lib/format/count";
import type { Assignment } from "@/lib/security-hub/model";

/** `Apply nist-800-53 to Sandbox and Security`: what an assignment does, to which targets. */
function assignmentTitle({ kind }: Assignment, policyName: string, targetNames: readonly string[]): string {
  const targets = namesInWords(targetNames);
  switch (kind) {
    case "apply-policy":
      return `Apply ${policyName} to ${targets}`;
    case "self-managed":
      return `Make ${targets} self-managed`;
    case "inherit":
      return `Disassociate ${policyName === "" ? targets : `${policyName} from ${targets}`}`;
  }
}

/** The title of a run: its main change, the last one, and how many exceptions go before it. */
export function runTitle(
  changes: readonly {
    readonly assignment: Assignment;
    readonly policyName: string;
    readonly targetNames: readonly string[];
  }[],
): string {
  const main = changes.at(-1);
  if (main === undefined) return "";
  const exceptions = changes.slice(0, -1).reduce((sum, { targetNames }) => sum + targetNames.length, 0);
  const title = assignmentTitle(main.assignment, main.policyName, main.targetNames);
  return exceptions === 0 ? title : `${title}, with ${countOf(exceptions, "exception")}`;
}

const NAMED = 2;

function namesInWords(names: readonly string[]): string {
  const [first = "no target", second] = names;
  if (second === undefined) return first;
  if (names.length === NAMED) return `${first} and ${second}`;
  return `${first}, ${second} and ${names.length - NAMED} more`;
}
