import "server-only";
import { z } from "zod";
import { VisibleName, VisibleProse } from "@/lib/format/visible-text";
import { type ControlDefinition, ParameterOptions, type Standard } from "../standards/catalogue";

const OptionMembers = z.object({
  DefaultValue: z.unknown().optional(),
  Min: z.number().optional(),
  Max: z.number().optional(),
  MaxItems: z.number().optional(),
  AllowedValues: z.array(z.string()).optional(),
  Re2Expression: z.string().optional(),
  ExpressionDescription: VisibleProse.optional(),
});

/** On the wire the options are an object whose one member names the type. */
const ConfigurationOptions = z
  .record(z.string(), OptionMembers.optional())
  .transform((union): unknown => {
    const [type, options] = Object.entries(union).find(([, member]) => member !== undefined) ?? [];
    return defined({
      type,
      defaultValue: options?.DefaultValue,
      min: options?.Min,
      max: options?.Max,
      maxItems: options?.MaxItems,
      allowedValues: options?.AllowedValues ?? (type?.startsWith("Enum") === true ? [] : undefined),
      expression: options?.Re2Expression,
      expressionDescription: options?.ExpressionDescription,
    });
  })
  .pipe(ParameterOptions)
  .optional()
  // A new kind of value must not take the whole control with it.
  .catch(undefined);

/** `Provider` of standards and controls; the only one whose rows a configuration policy takes. */
const OWN_PROVIDER = "AWS";

/** Something to choose from, with the cloud that it is for where that is another one. */
export type Provided<Value> = Value & { readonly provider?: string };

/** A row of `ListSecurityControlDefinitions`, and what `GetSecurityControlDefinition` answers. */
export const ControlDefinitionRow = z
  .object({
    SecurityControlId: z.string(),
    Title: VisibleName,
    Description: VisibleProse,
    RemediationUrl: z.string(),
    SeverityRating: z.string(),
    CurrentRegionAvailability: z.string(),
    Provider: z.string().default(OWN_PROVIDER),
    ParameterDefinitions: z
      .record(z.string(), z.object({ Description: VisibleProse, ConfigurationOptions }))
      .default({}),
  })
  .transform((row): Provided<ControlDefinition> => ({
    ...(row.Provider !== OWN_PROVIDER && { provider: row.Provider }),
    id: row.SecurityControlId,
    title: row.Title,
    description: row.Description,
    remediationUrl: row.RemediationUrl,
    severity: row.SeverityRating,
    available: row.CurrentRegionAvailability !== "UNAVAILABLE",
    parameters: Object.entries(row.ParameterDefinitions).map(
      ([name, { Description, ConfigurationOptions: options }]) => ({
        name,
        description: Description,
        ...(options !== undefined && { options }),
      }),
    ),
  }));

/** `GetSecurityControlDefinition`. */
export const ControlDefinitionOutput = z
  .object({ SecurityControlDefinition: ControlDefinitionRow })
  .transform(({ SecurityControlDefinition }) => SecurityControlDefinition);

/** A row of `DescribeStandards`. */
export const StandardRow = z
  .object({
    StandardsArn: z.string(),
    // AWS's model requires neither; the ARN is what policies name.
    Name: VisibleName.optional(),
    Description: VisibleProse.optional(),
    EnabledByDefault: z.boolean().default(false),
    StandardsManagedBy: z.object({ Product: z.string().optional() }).optional(),
    Provider: z.string().default(OWN_PROVIDER),
  })
  .transform((row): Provided<Standard> => {
    const manager = row.StandardsManagedBy?.Product;
    return {
      ...(row.Provider !== OWN_PROVIDER && { provider: row.Provider }),
      arn: row.StandardsArn,
      name: row.Name ?? row.StandardsArn,
      enabledByDefault: row.EnabledByDefault,
      ...(row.Description !== undefined && { description: row.Description }),
      ...(manager !== undefined && manager !== "AWS Security Hub" && { managedBy: manager }),
    };
  });

function defined(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
