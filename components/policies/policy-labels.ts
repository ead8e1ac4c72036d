import { countOf, formatCount } from "@/lib/format/count";
import type { Tone } from "@/components/ui/status/tone";
import type { ControlState } from "@/lib/security-hub/policies/control-states";
import type { PolicySettings } from "@/lib/security-hub/policies/settings";

/** The choice of controls in a few words: `all but 3`, `only 6`. */
export function controlsInWords({ serviceEnabled, controls }: PolicySettings): string {
  if (!serviceEnabled) return "none";
  const { mode, ids } = controls;
  if (mode === "only") return ids.length === 0 ? "none" : `only ${formatCount(ids.length)}`;
  return ids.length === 0 ? "all" : `all but ${formatCount(ids.length)}`;
}

/** What becomes of controls that AWS adds later. */
export function futureInWords({ controls }: PolicySettings): string {
  return controls.mode === "only"
    ? "Controls that AWS adds later stay off."
    : "Controls that AWS adds later are on, too.";
}

/** How many parameters a policy sets itself, over how many controls. */
export function parametersInWords({ customParameters }: PolicySettings): string {
  const custom = customParameters.flatMap(({ parameters }) =>
    parameters.filter(({ valueType }) => valueType === "CUSTOM"),
  );
  if (custom.length === 0) return "defaults";
  return `${countOf(custom.length, "parameter")} of ${countOf(customParameters.length, "control")}`;
}

/** What a policy makes of a control; only what AWS evaluates has the tone of success. */
export const controlStateLabels = {
  evaluated: { word: "On", tone: "success", means: "On, and part of a standard that the policy enables." },
  "not-evaluated": {
    word: "On, not evaluated",
    tone: "none",
    means: "On, but in no standard that the policy enables: Security Hub does not evaluate it.",
  },
  on: {
    word: "On, standard not known",
    tone: "not-visible",
    means:
      "On. The controls of an enabled standard could not be read, so it isn't known whether it is in one.",
  },
  off: { word: "Off", tone: "none", means: "Off: the policy disables it in every standard." },
} as const satisfies Readonly<Record<ControlState, { word: string; tone: Tone; means: string }>>;
