import "server-only";
import { z } from "zod";
import { ControlDefinition, ParameterOptions, type Standard } from "./catalogue";

const OptionMembers = z.object({
  DefaultValue: z.unknown().optional(),
  Min: z.number().optional(),
  Max: z.number().optional(),
  MaxItems: z.number().optional(),
  AllowedValues: z.array(z.string()).optional(),
  Re2Expression: z.string().optional(),
  ExpressionDescription: z.string().optional(),
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
  .pipe(ParameterOptions);

/** A row of `ListSecurityControlDefinitions`, and what `GetSecurityControlDefinition` answers. */
export const ControlDefinitionRow = z
  .object({
    SecurityControlId: z.string(),
    Title: z.string(),
    Description: z.string(),
    RemediationUrl: z.string(),
    SeverityRating: ControlDefinition.shape.severity,
    CurrentRegionAvailability: z.string(),
    ParameterDefinitions: z
      .record(z.string(), z.object({ Description: z.string(), ConfigurationOptions }))
      .default({}),
  })
  .transform((row): ControlDefinition => ({
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
        options,
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
    Name: z.string(),
    Description: z.string().optional(),
    EnabledByDefault: z.boolean().default(false),
    StandardsManagedBy: z.object({ Product: z.string().optional() }).optional(),
  })
  .transform((row): Standard => {
    const manager = row.StandardsManagedBy?.Product;
    return {
      arn: row.StandardsArn,
      name: row.Name,
      enabledByDefault: row.EnabledByDefault,
      ...(row.Description !== undefined && { description: row.Description }),
      ...(manager !== undefined && manager !== "AWS Security Hub" && { managedBy: manager }),
    };
  });

function defined(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
