import { z } from "zod";
import { Gap } from "@/lib/core/gap";

export const severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW"] as const;
const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

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
  options: ParameterOptions,
});
export type ParameterDefinition = z.infer<typeof ParameterDefinition>;

/** `SecurityControlDefinition`. */
export const ControlDefinition = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  remediationUrl: z.string(),
  severity: Severity,
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
  gaps: z.array(Gap),
});
export type Catalogue = z.infer<typeof Catalogue>;

/** The name of a standard, or the readable middle of an ARN that the catalogue does not hold. */
export function standardName(catalogue: Pick<Catalogue, "standards"> | undefined, arn: string): string {
  const known = catalogue?.standards.find((standard) => standard.arn === arn);
  return known === undefined ? readableStandard(arn) : versioned(known.name, arn);
}

/** Several versions of a standard have the same name: the version stands in the ARN alone. */
function versioned(name: string, arn: string): string {
  const version = /\/v\/([\d.]+)$/.exec(arn)?.[1];
  return version === undefined || name.includes(version) ? name : `${name} v${version}`;
}

function readableStandard(arn: string): string {
  return arn.replace(/^.*?(?:standards|ruleset)\//, "").replace("/v/", " v");
}

const byFamily = new Intl.Collator("en", { numeric: true });

/** `EC2.9` before `EC2.18`. */
export function compareControlIds(one: string, other: string): number {
  return byFamily.compare(one, other);
}

/** The controls by their id. */
export function controlIndex(
  catalogue: Pick<Catalogue, "controls"> | undefined,
): ReadonlyMap<string, ControlDefinition> {
  return new Map(catalogue?.controls.map((control) => [control.id, control]));
}
