import {
  ConfigServiceClient,
  DescribeOrganizationConformancePacksCommand,
  PutOrganizationConformancePackCommand,
} from "@aws-sdk/client-config-service";

const TEN = 10;
const template = `Resources:
  RootMfa:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: root-account-mfa-enabled
      Source:
        Owner: AWS
        SourceIdentifier: ROOT_ACCOUNT_MFA_ENABLED
`;

/** Deploys as many further packs as make ten, before Canopy looks. */
export async function deployTenPacks(sandboxUrl: string): Promise<void> {
  const config = new ConfigServiceClient({
    endpoint: sandboxUrl,
    region: "eu-west-1",
    credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  });
  const listed = await config.send(new DescribeOrganizationConformancePacksCommand({ Limit: 100 }));
  for (let pack = listed.OrganizationConformancePacks?.length ?? 0; pack < TEN; pack++) {
    const OrganizationConformancePackName = `Bench-${pack}`;
    await config.send(
      new PutOrganizationConformancePackCommand({ OrganizationConformancePackName, TemplateBody: template }),
    );
  }
}
