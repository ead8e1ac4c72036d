import "server-only";
import {
  DeleteOrganizationConformancePackCommand,
  PutOrganizationConformancePackCommand,
} from "@aws-sdk/client-config-service";
import type { Aws } from "@/lib/aws/create-aws";
import { type CallOptions, write } from "@/lib/aws/send";
import { tagsInput } from "../../tags/aws/operations";
import type { Tag } from "../../tags/tag";
import type { PackDefinition } from "../change/pack-state";
import type { PackName } from "../model";

/** A template as AWS takes it: its text, up to 51,200 bytes, or where it is in S3. */
export type WireTemplate = { readonly body: string } | { readonly uri: string };

/**
 * Config `PutOrganizationConformancePack`: deploys a pack to every account of the organization that is not excluded, or
 * replaces template, parameters, exclusions and delivery of the one of that name. `tags` count only while there is none. Sent once. Answers its ARN where AWS
 * gives it. Fails as `conflict` while another deployment of it is in progress.
 */
export async function putOrganizationConformancePack(
  aws: Aws,
  {
    name,
    template,
    definition,
    tags = [],
  }: {
    name: PackName;
    template: WireTemplate;
    definition: PackDefinition;
    tags?: readonly Tag[] | undefined;
  },
  options?: CallOptions,
): Promise<string | undefined> {
  const { parameters, excludedAccounts, deliveryS3Bucket, deliveryS3KeyPrefix } = definition;
  const command = new PutOrganizationConformancePackCommand({
    OrganizationConformancePackName: name,
    ...("uri" in template ? { TemplateS3Uri: template.uri } : { TemplateBody: template.body }),
    DeliveryS3Bucket: deliveryS3Bucket,
    DeliveryS3KeyPrefix: deliveryS3KeyPrefix,
    ConformancePackInputParameters: parameters.map((parameter) => ({
      ParameterName: parameter.name,
      ParameterValue: parameter.value,
    })),
    ExcludedAccounts: [...excludedAccounts],
    ...(tags.length > 0 && { Tags: tagsInput(tags) }),
  });
  const operation = "config:PutOrganizationConformancePack";
  const output = await write(aws, operation, options, (clients, http) => clients.config.send(command, http));
  return output.OrganizationConformancePackArn;
}

/**
 * Config `DeleteOrganizationConformancePack`: takes the pack and its rules out of every account; it is listed until that is
 * done. Sent once. Fails as `not-found`, and as `conflict` while a deployment of it is in progress.
 */
export async function deleteOrganizationConformancePack(
  aws: Aws,
  name: PackName,
  options?: CallOptions,
): Promise<void> {
  const command = new DeleteOrganizationConformancePackCommand({ OrganizationConformancePackName: name });
  await write(aws, "config:DeleteOrganizationConformancePack", options, (clients, http) =>
    clients.config.send(command, http),
  );
}
