import "server-only";
import { z } from "zod";
import { JsonObject } from "@/lib/core/json";
import type { ConfigurationPolicy } from "../model";
import { identityOf, PolicyIdentity } from "./operations-wire";
import { readDocument } from "../policies/policy-document";

/**
 * `GetConfigurationPolicy`, and what Create- and UpdateConfigurationPolicy answer. What it configures is demanded: a
 * policy without it must not be edited.
 */
export const PolicyOutput = PolicyIdentity.extend({
  CreatedAt: z.date().optional(),
  ConfigurationPolicy: JsonObject,
}).transform((output, context): ConfigurationPolicy => {
  const identity = identityOf(output);
  if (identity === undefined) {
    context.addIssue("The configuration policy has neither an Id nor an Arn.");
    return z.NEVER;
  }
  return {
    ...identity,
    ...readDocument(output.ConfigurationPolicy),
    document: output.ConfigurationPolicy,
    ...(output.CreatedAt !== undefined && { createdAt: output.CreatedAt.toISOString() }),
  };
});
