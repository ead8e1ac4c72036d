import { awsCliCommand } from "@/lib/format/aws-cli";
import type { PackName } from "../model";
import type { PackPut } from "./pack-change";

/** A put as it was reviewed. */
export type ReviewedPut = Omit<PackPut, "operation" | "expected">;

/** The file that the command takes the template's text from. */
export function templateFile(name: PackName): string {
  return `${name}.yaml`;
}

/** The AWS CLI command that deploys or updates a pack. A template's text is taken from `templateFile`, where the CLI runs. */
export function putPackCommand(put: ReviewedPut, region: string | undefined): string {
  const { name, template, parameters, excludedAccounts, deliveryS3Bucket, deliveryS3KeyPrefix, tags } = put;
  const command = awsCliCommand("configservice put-organization-conformance-pack", region, {
    OrganizationConformancePackName: name,
    ...(template.kind === "s3" && { TemplateS3Uri: template.uri }),
    ...(deliveryS3Bucket !== undefined && { DeliveryS3Bucket: deliveryS3Bucket }),
    ...(deliveryS3KeyPrefix !== undefined && { DeliveryS3KeyPrefix: deliveryS3KeyPrefix }),
    ...(parameters.length > 0 && {
      ConformancePackInputParameters: parameters.map((each) => ({
        ParameterName: each.name,
        ParameterValue: each.value,
      })),
    }),
    ExcludedAccounts: excludedAccounts,
    ...(tags?.length && { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
  });
  return template.kind === "s3" ? command : `${command} --template-body file://${templateFile(name)}`;
}

/** The AWS CLI command that deletes a pack from every account. */
export function deletePackCommand(name: PackName, region: string | undefined): string {
  return awsCliCommand("configservice delete-organization-conformance-pack", region, {
    OrganizationConformancePackName: name,
  });
}
