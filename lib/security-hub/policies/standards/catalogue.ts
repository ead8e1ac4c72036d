import { z } from "zod";
import { MissingPart } from "@/lib/core/missing-part";

const range = { min: z.number().exactOptional(), max: z.number().exactOptional() };
const items = { maxItems: z.int().exactOptional() };
const pattern = {
  /** In the syntax of RE2. */
  expression: z.string().exactOptional(),
  expressionDescription: z.string().exactOptional(),
};

/** The union `ConfigurationOptions`: what a parameter may be. A parameter without a default has no value until it gets one. */
export const ParameterOptions = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Integer"), defaultValue: z.int().exactOptional(), ...range }),
  z.object({
    type: z.literal("IntegerList"),
    defaultValue: z.array(z.int()).exactOptional(),
    ...range,
    ...items,
  }),
  z.object({ type: z.literal("Double"), defaultValue: z.number().exactOptional(), ...range }),
  z.object({ type: z.literal("String"), defaultValue: z.string().exactOptional(), ...pattern }),
  z.object({
    type: z.literal("StringList"),
    defaultValue: z.array(z.string()).exactOptional(),
    ...pattern,
    ...items,
  }),
  z.object({ type: z.literal("Boolean"), defaultValue: z.boolean().exactOptional() }),
  z.object({
    type: z.literal("Enum"),
    defaultValue: z.string().exactOptional(),
    allowedValues: z.array(z.string()),
  }),
  z.object({
    type: z.literal("EnumList"),
    defaultValue: z.array(z.string()).exactOptional(),
    allowedValues: z.array(z.string()),
    ...items,
  }),
]);
export type ParameterOptions = z.infer<typeof ParameterOptions>;

const ParameterDefinition = z.object({
  name: z.string(),
  description: z.string(),
  /** Absent where AWS describes the values in a form that Canopy does not know. */
  options: ParameterOptions.exactOptional(),
});
export type ParameterDefinition = z.infer<typeof ParameterDefinition>;

/** `SecurityControlDefinition`. */
export const ControlDefinition = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  remediationUrl: z.string(),
  severity: z.string(),
  /** Whether the control exists in the Region that was asked. */
  available: z.boolean(),
  /** What a policy can set; empty for most controls. */
  parameters: z.array(ParameterDefinition),
});
export type ControlDefinition = z.infer<typeof ControlDefinition>;

/** A row of `DescribeStandards`. */
export const Standard = z.object({
  arn: z.string(),
  name: z.string(),
  description: z.string().exactOptional(),
  enabledByDefault: z.boolean(),
  /** Who manages it, where that is not Security Hub itself. */
  managedBy: z.string().exactOptional(),
});
export type Standard = z.infer<typeof Standard>;

/** What a configuration policy can choose from. */
export const Catalogue = z.object({
  /** Epoch milliseconds at which AWS was asked. */
  readAt: z.int(),
  /** With the ids of their controls; absent where those could not be listed. */
  standards: z.array(Standard.extend({ controlIds: z.array(z.string()).exactOptional() })),
  controls: z.array(ControlDefinition),
  /** Standards (by ARN) and controls of other clouds: known, so that they can be named, and not offered. */
  otherProviders: z.array(z.object({ id: z.string(), provider: z.string() })),
  missingParts: z.array(MissingPart),
});
export type Catalogue = z.infer<typeof Catalogue>;

const byId = new Intl.Collator("en", { numeric: true });

/** `EC2.9` before `EC2.18`. */
export function compareControlIds(one: string, other: string): number {
  return byId.compare(one, other);
}

/** The controls by their id. */
export function controlIndex(
  catalogue: Pick<Catalogue, "controls"> | undefined,
): ReadonlyMap<string, ControlDefinition> {
  return new Map(catalogue?.controls.map((control) => [control.id, control]));
}
