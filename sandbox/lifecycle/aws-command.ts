import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
/** A command of a machine under load takes a few seconds; none of them waits for anything. */
const limitMs = 60_000;

/** Whether the AWS CLI is installed. */
export function hasAwsCommand(): boolean {
  return spawnSync("aws", ["--version"]).status === 0;
}

/** How to get the AWS CLI, for people who do not have it. */
export const howToGetAwsCommand =
  "The AWS CLI is not installed. Debian and Ubuntu have it as a package (apt-get install awscli); for other systems see " +
  "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html.";

/** Runs `aws` against an endpoint, as the account of these credentials. Answers its JSON; undefined for no output. */
export type AwsCommand = (...args: readonly string[]) => Promise<unknown>;

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** An {@link AwsCommand} for one endpoint, with nothing of the user's own AWS configuration. */
export function awsCommand(endpoint: string, credentials: AwsCredentials): AwsCommand {
  const env = {
    // The type of an environment wants it; the AWS CLI does not read it.
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken }),
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
  };
  return async (...args) => {
    const { stdout } = await run("aws", [...args, "--endpoint-url", endpoint, "--output", "json"], {
      env,
      timeout: limitMs,
    });
    if (stdout.trim() === "") return undefined;
    const answer: unknown = JSON.parse(stdout);
    return answer;
  };
}
