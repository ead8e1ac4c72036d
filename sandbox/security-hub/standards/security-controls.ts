import { z } from "zod";
import table from "../data/security-controls.json";

const Parameter = z.object({
  name: z.string(),
  description: z.string(),
  type: z.enum(["Integer", "IntegerList", "Double", "String", "StringList", "Boolean", "Enum", "EnumList"]),
  default: z
    .union([z.number(), z.string(), z.boolean(), z.array(z.number()), z.array(z.string()), z.null()])
    .optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  maxItems: z.number().optional(),
  allowedValues: z.array(z.string()).optional(),
});
/** A parameter of a control that a policy may customize. */
export type ControlParameter = z.infer<typeof Parameter>;

const Control = z.object({
  SecurityControlId: z.string(),
  Title: z.string(),
  SeverityRating: z.enum(["LOW", "MEDIUM", "HIGH", "CRITICAL"]),
  parameters: z.array(Parameter),
  /** Short names of the standards that contain it; null where that is not known. */
  standards: z.array(z.string()).nullable().default(null),
  provider: z.enum(["AWS", "Azure"]).default("AWS"),
});
export type SecurityControl = z.infer<typeof Control>;

/**
 * The controls that the sandbox knows, in the order of the reference: 28 of AWS's several hundred. Policies may name
 * others; their parameters are then not checked.
 */
export const securityControls: readonly SecurityControl[] = z
  .object({ controls: z.array(Control) })
  .parse(table).controls;

/** The control of that id, or undefined where the sandbox does not know it. */
export function securityControl(id: string): SecurityControl | undefined {
  return securityControls.find((control) => control.SecurityControlId === id);
}
