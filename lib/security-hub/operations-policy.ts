import "server-only";
import { z } from "zod";
import { PolicyId } from "@/lib/core/identifiers";
import { type ConfigurationPolicy, ParameterValue, type SecurityControlParameters } from "./model";

/** On the wire a value is an object whose one member names its type. */
const ParameterValueMember = z
  .record(z.string(), z.unknown())
  .transform((union): unknown => {
    const [type, value] = Object.entries(union).find(([, member]) => member !== undefined) ?? [];
    return { type, value };
  })
  .pipe(ParameterValue);

const CustomParameters = z
  .object({
    SecurityControlId: z.string(),
    Parameters: z.record(
      z.string(),
      z.object({ ValueType: z.enum(["DEFAULT", "CUSTOM"]), Value: ParameterValueMember.optional() }),
    ),
  })
  .transform(({ SecurityControlId, Parameters }): SecurityControlParameters => ({
    securityControlId: SecurityControlId,
    parameters: Object.entries(Parameters).map(([name, { ValueType, Value }]) => ({
      name,
      valueType: ValueType,
      ...(Value !== undefined && { value: Value }),
    })),
  }));

/** The lists are absent in a policy that disables Security Hub. */
const SecurityHubPolicy = z.object({
  ServiceEnabled: z.boolean(),
  EnabledStandardIdentifiers: z.array(z.string()).default([]),
  SecurityControlsConfiguration: z
    .object({
      EnabledSecurityControlIdentifiers: z.array(z.string()).optional(),
      DisabledSecurityControlIdentifiers: z.array(z.string()).optional(),
      SecurityControlCustomParameters: z.array(CustomParameters).optional(),
    })
    .optional(),
});

/** `GetConfigurationPolicy`. */
export const PolicyOutput = z
  .object({
    Id: PolicyId,
    Arn: z.string(),
    Name: z.string(),
    Description: z.string().optional(),
    UpdatedAt: z.date(),
    CreatedAt: z.date().optional(),
    ConfigurationPolicy: z.object({ SecurityHub: SecurityHubPolicy }),
  })
  .transform(({ ConfigurationPolicy: { SecurityHub: policy }, ...output }): ConfigurationPolicy => {
    const controls = policy.SecurityControlsConfiguration;
    const enabled = controls?.EnabledSecurityControlIdentifiers;
    const disabled = controls?.DisabledSecurityControlIdentifiers;
    return {
      id: output.Id,
      arn: output.Arn,
      name: output.Name,
      updatedAt: output.UpdatedAt.toISOString(),
      serviceEnabled: policy.ServiceEnabled,
      enabledStandardIdentifiers: policy.EnabledStandardIdentifiers,
      customParameters: controls?.SecurityControlCustomParameters ?? [],
      ...(output.Description !== undefined && { description: output.Description }),
      ...(output.CreatedAt !== undefined && { createdAt: output.CreatedAt.toISOString() }),
      ...(enabled !== undefined && { enabledSecurityControlIdentifiers: enabled }),
      ...(disabled !== undefined && { disabledSecurityControlIdentifiers: disabled }),
    };
  });
