import { z } from "zod";
import type { AwsStructure } from "../../contract";
import { SteppedConfig } from "./stepped-config";

const Rows = z.object({
  OrganizationConformancePackDetailedStatuses: z.array(
    z.object({ AccountId: z.string(), Status: z.string(), ErrorCode: z.string().optional() }),
  ),
  NextToken: z.string().optional(),
});
const Statuses = z.object({
  OrganizationConformancePackStatuses: z.array(z.object({ Status: z.string() })),
});

export const packName = "Baseline";

/** A template with one rule and one parameter. */
export const template = `
Parameters:
  MaxAge:
    Default: '90'
    Type: String
Resources:
  AccessKeysRotated:
    Properties:
      ConfigRuleName: access-keys-rotated
    Type: AWS::Config::ConfigRule
`;

/** The bank's packs, by what tests want to know of them. */
export class SteppedPacks extends SteppedConfig {
  put(input: AwsStructure = {}, place: Parameters<SteppedConfig["call"]>[2] = {}): AwsStructure {
    return this.call(
      "PutOrganizationConformancePack",
      {
        OrganizationConformancePackName: packName,
        TemplateBody: template,
        ...input,
      },
      place,
    );
  }

  refusalOfPut(input: AwsStructure, place: Parameters<SteppedConfig["call"]>[2] = {}): string {
    const named = { OrganizationConformancePackName: packName, TemplateBody: template, ...input };
    return this.refusal("PutOrganizationConformancePack", named, place);
  }

  delete(): void {
    this.call("DeleteOrganizationConformancePack", { OrganizationConformancePackName: packName });
  }

  /** Whatever is not waiting for hours has settled after it. */
  settle(): void {
    this.advance(20_000);
  }

  status(): string {
    const input = { OrganizationConformancePackNames: [packName] };
    const answer = this.call("DescribeOrganizationConformancePackStatuses", input);
    return Statuses.parse(answer)
      .OrganizationConformancePackStatuses.map(({ Status }) => Status)
      .join();
  }

  /** Account → `STATUS` or `STATUS ErrorCode`. */
  members(filters: AwsStructure = {}): Record<string, string> {
    const input = { OrganizationConformancePackName: packName, Filters: filters };
    const answer = this.call("GetOrganizationConformancePackDetailedStatus", input);
    const rows = Rows.parse(answer).OrganizationConformancePackDetailedStatuses;
    return Object.fromEntries(
      rows.map(({ AccountId, Status, ErrorCode }) => [
        AccountId,
        ErrorCode === undefined ? Status : `${Status} ${ErrorCode}`,
      ]),
    );
  }
}
