import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, type Credentials, STSClient } from "@aws-sdk/client-sts";

interface ClientOptions {
  readonly region?: string;
  /** Acts as a role of this account; as the sandbox's default caller where absent. */
  readonly accountId?: string;
  /** As AssumeRole answered them. */
  readonly credentials?: Credentials | undefined;
  readonly maxAttempts?: number;
}

/** The real SDK's clients, pointed at a sandbox. A refusal is not tried again unless a test wants it. */
export async function sandboxClients(url: string, options: ClientOptions = {}) {
  const { region = "eu-west-1", accountId, maxAttempts = 1 } = options;
  const assumed = options.credentials ?? (accountId === undefined ? undefined : await assume(url, accountId));
  const credentials = assumed === undefined ? anybody : identityOf(assumed);
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

async function assume(url: string, accountId: string): Promise<Credentials> {
  const sts = new STSClient({ endpoint: url, region: "eu-west-1", credentials: anybody, maxAttempts: 1 });
  const RoleArn = `arn:aws:iam::${accountId}:role/Tester`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "tests" }));
  if (Credentials === undefined) throw new Error(`AssumeRole into ${accountId} answered no credentials.`);
  return Credentials;
}

function identityOf({ AccessKeyId = "", SecretAccessKey = "", SessionToken = "" }: Credentials) {
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
