import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

interface ClientOptions {
  readonly region?: string;
  /** Acts as a role of this account; as the sandbox's default caller where absent. */
  readonly accountId?: string;
  readonly maxAttempts?: number;
}

/** The real SDK's clients, pointed at a sandbox. A refusal is not tried again unless a test wants it. */
export async function sandboxClients(url: string, options: ClientOptions = {}) {
  const { region = "eu-west-1", accountId, maxAttempts = 1 } = options;
  const credentials = accountId === undefined ? anybody : await assume(url, accountId);
  const settings = { endpoint: url, region, credentials, maxAttempts };
  return {
    config: new ConfigServiceClient(settings),
    organizations: new OrganizationsClient(settings),
    securityHub: new SecurityHubClient(settings),
    sns: new SNSClient(settings),
    sts: new STSClient(settings),
  };
}

const anybody = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

async function assume(url: string, accountId: string) {
  const sts = new STSClient({ endpoint: url, region: "eu-west-1", credentials: anybody, maxAttempts: 1 });
  const RoleArn = `arn:aws:iam::${accountId}:role/Tester`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "tests" }));
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
    throw new Error(`AssumeRole into ${accountId} answered no credentials.`);
  }
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
