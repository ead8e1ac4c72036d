import { countOf, formatCount } from "@/lib/format/count";
import type { Catalogue } from "@/lib/security-hub/policies/catalogue";
import { isControlOn, type PolicySettings } from "@/lib/security-hub/policies/settings";

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

export interface ControlCounts {
  /** Switched on by the policy. */
  readonly on: number;
  readonly off: number;
  /** Switched on and part of a standard that the policy enables: these run. */
  readonly running: number;
}

/** Counts the controls of the catalogue under a policy. */
export function controlCounts(settings: PolicySettings, { controls, standards }: Catalogue): ControlCounts {
  const enabled = new Set(settings.enabledStandardIdentifiers);
  const inStandards = new Set(
    standards.filter(({ arn }) => enabled.has(arn)).flatMap(({ controlIds = [] }) => controlIds),
  );
  const on = controls.filter(({ id }) => isControlOn(settings, id));
  return {
    on: on.length,
    off: controls.length - on.length,
    running: on.filter(({ id }) => inStandards.has(id)).length,
  };
}
