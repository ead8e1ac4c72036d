import { type Policy, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { Sandbox } from "../../start-sandbox";

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const anybody: Credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** The SDK's client of a sandbox; the default caller from the home Region where nothing else is said. */
export function hubClient(
  { url }: Sandbox,
  overrides: { region?: string; credentials?: Credentials } = {},
): SecurityHubClient {
  return new SecurityHubClient({
    endpoint: url,
    region: "eu-west-1",
    credentials: anybody,
    maxAttempts: 1,
    ...overrides,
  });
}

/** As {@link hubClient}, with the credentials of a role in another account. */
export async function hubClientOf(sandbox: Sandbox, accountId: string): Promise<SecurityHubClient> {
  const sts = new STSClient({ endpoint: sandbox.url, region: "eu-west-1", credentials: anybody });
  const RoleArn = `arn:aws:iam::${accountId}:role/canopy`;
  const { Credentials: found } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "test" }));
  sts.destroy();
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = found ?? {};
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  return hubClient(sandbox, { credentials });
}

/** A complete policy that enables Security Hub and sets one custom parameter. */
export function documentWith(passwordLength: number): Policy {
  return {
    SecurityHub: {
      ServiceEnabled: true,
      EnabledStandardIdentifiers: ["arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1"],
      SecurityControlsConfiguration: {
        DisabledSecurityControlIdentifiers: ["ACM.3"],
        SecurityControlCustomParameters: [
          {
            SecurityControlId: "IAM.7",
            Parameters: {
              MinimumPasswordLength: { ValueType: "CUSTOM", Value: { Integer: passwordLength } },
            },
          },
        ],
      },
    },
  };
}
