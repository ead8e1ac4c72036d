import { z } from "zod";

const ParameterValue = z.object({
  Integer: z.int().optional(),
  IntegerList: z.array(z.int()).optional(),
  Double: z.number().optional(),
  String: z.string().optional(),
  StringList: z.array(z.string()).optional(),
  Boolean: z.boolean().optional(),
  Enum: z.string().optional(),
  EnumList: z.array(z.string()).optional(),
});
export type ParameterValue = z.infer<typeof ParameterValue>;

const ParameterConfiguration = z.object({
  ValueType: z.enum(["DEFAULT", "CUSTOM"]),
  Value: ParameterValue.optional(),
});
export type ParameterConfiguration = z.infer<typeof ParameterConfiguration>;

const SecurityControlsConfiguration = z.object({
  EnabledSecurityControlIdentifiers: z.array(z.string()).optional(),
  DisabledSecurityControlIdentifiers: z.array(z.string()).optional(),
  SecurityControlCustomParameters: z
    .array(
      z.object({
        SecurityControlId: z.string().optional(),
        Parameters: z.record(z.string(), ParameterConfiguration).optional(),
      }),
    )
    .optional(),
});
export type SecurityControlsConfiguration = z.infer<typeof SecurityControlsConfiguration>;

/** Security Hub's union `Policy`, in the model's shape; the rules of its meaning are `validatePolicyDocument`'s. */
export const PolicyDocument = z.object({
  SecurityHub: z.object({
    ServiceEnabled: z.boolean().optional(),
    EnabledStandardIdentifiers: z.array(z.string()).optional(),
    SecurityControlsConfiguration: SecurityControlsConfiguration.optional(),
  }),
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;
