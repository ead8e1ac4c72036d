import "server-only";
import { z } from "zod";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { PackArn } from "@/lib/aws-config/packs/change/pack-change";
import { ConfigurationId, TargetId } from "@/lib/core/identifiers";
import { ConfigurationChange, ObjectChange } from "@/lib/runs/object-change";
import { associationHandler } from "@/lib/runs/work/handlers/association-handler";
import { objectHandler } from "@/lib/runs/work/handlers/handler-of";
import type { StepHandler } from "@/lib/runs/work/handlers/step-handler";
import { serverAws } from "@/lib/server/aws";

const Association = z.object({ configurationId: ConfigurationId, targetId: TargetId });
const OfPack = z.looseObject({ arn: PackArn });
const Configuration = z
  .object({ expected: ConfigurationChange.shape.expected })
  .catchall(z.unknown())
  .transform(({ expected, ...update }) => ({ update, expected }));

/** The change of an object that the record holds as the input of one of its operations. */
const objectChanges: Readonly<Record<string, (input: object) => unknown>> = {
  "config:DeleteConfigurationAggregator": (input) => ({
    kind: "aggregator",
    aggregator: { operation: "delete", ...input },
  }),
  "config:PutConfigurationAggregator": (input) => ({
    kind: "aggregator",
    aggregator: { operation: "put", ...input },
  }),
  "config:DeleteOrganizationConformancePack": (input) => ({
    kind: "pack",
    pack: { operation: "delete", ...input },
  }),
  "config:PutOrganizationConformancePack": (input) => ({
    kind: "pack",
    pack: { operation: "put", ...input },
  }),
  // The record names an aggregator by its ARN.
  "config:TagResource": (input) =>
    OfPack.safeParse(input).success
      ? { kind: "pack-tags", tags: input }
      : { kind: "aggregator-tags", tags: { name: AggregatorName.parse("by-arn"), ...input } },
  "securityhub:CreateConfigurationPolicy": (input) => ({
    kind: "policy",
    policy: { operation: "create", ...input },
  }),
  "securityhub:DeleteConfigurationPolicy": (input) => ({
    kind: "policy",
    policy: { operation: "delete", ...input },
  }),
  "securityhub:UpdateConfigurationPolicy": (input) => ({
    kind: "policy",
    policy: { operation: "update", ...input },
  }),
  "securityhub:UpdateOrganizationConfiguration": (input) => ({
    kind: "configuration",
    configuration: Configuration.parse(input),
  }),
};

/** What verifies a recorded attempt: the handler of runs for its change. Undefined for an operation that no run makes. */
export function attemptHandler(operation: string, input: unknown): StepHandler | undefined {
  if (operation === "securityhub:StartConfigurationPolicyAssociation") {
    const { configurationId, targetId } = Association.parse(input);
    return associationHandler(serverAws(), { targetId, wanted: configurationId, expected: null });
  }
  if (operation === "securityhub:StartConfigurationPolicyDisassociation") {
    const { configurationId, targetId } = Association.parse(input);
    return associationHandler(serverAws(), { targetId, wanted: null, expected: configurationId });
  }
  const change = objectChanges[operation];
  if (change === undefined) return undefined;
  return objectHandler(serverAws(), ObjectChange.parse(change(z.looseObject({}).parse(input))));
}
