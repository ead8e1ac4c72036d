import type { Catalogue } from "./standards/catalogue";
import type { PolicySettings } from "./settings";

/**
 * Why parameters of a control change nothing: they work only where an enabled standard has the control
 * (https://docs.aws.amazon.com/securityhub/latest/userguide/custom-control-parameters.html). Undefined where they work,
 * and where that is not known because a standard or its controls are not.
 */
export function effectInWords(
  { enabledStandardIdentifiers: enabled }: Pick<PolicySettings, "enabledStandardIdentifiers">,
  controlId: string,
  catalogue: Catalogue | undefined,
): string | undefined {
  if (catalogue === undefined) return undefined;
  for (const arn of enabled) {
    const controlIds = catalogue.standards.find((standard) => standard.arn === arn)?.controlIds;
    if (controlIds === undefined || controlIds.includes(controlId)) return undefined;
  }
  return `has no effect: no enabled standard has ${controlId}`;
}
