import "server-only";
import { z } from "zod";
import { PolicyId } from "@/lib/core/identifiers";
import { JsonObject } from "@/lib/core/json";
import type { ConfigurationPolicy } from "./model";
import { readDocument } from "./policies/policy-document";

/** `GetConfigurationPolicy`, and what Create- and UpdateConfigurationPolicy answer. */
export const PolicyOutput = z
  .object({
    Id: PolicyId,
    Arn: z.string(),
    Name: z.string(),
    Description: z.string().optional(),
    UpdatedAt: z.date(),
    CreatedAt: z.date().optional(),
    ConfigurationPolicy: JsonObject,
  })
  .transform((output): ConfigurationPolicy => ({
    id: output.Id,
    arn: output.Arn,
    name: output.Name,
    updatedAt: output.UpdatedAt.toISOString(),
    ...readDocument(output.ConfigurationPolicy),
    document: output.ConfigurationPolicy,
    ...(output.Description !== undefined && { description: output.Description }),
    ...(output.CreatedAt !== undefined && { createdAt: output.CreatedAt.toISOString() }),
  }));
