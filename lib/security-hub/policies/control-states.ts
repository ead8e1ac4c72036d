import type { Catalogue } from "./standards/catalogue";
import { isControlOn, type PolicySettings } from "./settings";

/**
 * What a policy makes of a control. AWS evaluates a control only if it is on and part of a standard that is enabled:
 * `not-evaluated` is on and in none. `on` is on while not every enabled standard's controls are known.
 */
export type ControlState = "evaluated" | "not-evaluated" | "on" | "off";

/** Answers the state of a control under a policy, see the user guide, controls-overall-status and create-associate-policy. */
export function controlStates(
  settings: PolicySettings,
  { standards }: Pick<Catalogue, "standards">,
): (controlId: string) => ControlState {
  const controls = settings.enabledStandardIdentifiers.map(
    (arn) => standards.find((each) => each.arn === arn)?.controlIds,
  );
  const inStandards = new Set(controls.flatMap((ids) => ids ?? []));
  const isKnown = controls.every((ids) => ids !== undefined);
  return (id) => {
    if (!isControlOn(settings, id)) return "off";
    if (inStandards.has(id)) return "evaluated";
    return isKnown ? "not-evaluated" : "on";
  };
}

/** The controls of the catalogue under a policy: `on` and `off` add up to all of them, and `on` has its parts. */
export interface ControlCounts {
  readonly on: number;
  readonly off: number;
  /** On and part of a standard that the policy enables. */
  readonly evaluated: number;
  /** On and in no enabled standard. */
  readonly notEvaluated: number;
}

/** Counts the controls of the catalogue under a policy. */
export function controlCounts(settings: PolicySettings, catalogue: Catalogue): ControlCounts {
  const stateOf = controlStates(settings, catalogue);
  const states = catalogue.controls.map(({ id }) => stateOf(id));
  const count = (state: ControlState) => states.filter((each) => each === state).length;
  return {
    on: states.length - count("off"),
    off: count("off"),
    evaluated: count("evaluated"),
    notEvaluated: count("not-evaluated"),
  };
}
