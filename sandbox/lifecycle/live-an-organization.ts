import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { type AwsCommand, awsCommand, type AwsCredentials } from "./aws-command";

const Text = z.string();
const Keys = z.object({ AccessKeyId: Text, SecretAccessKey: Text, SessionToken: Text });
const CreateStatus = z.object({ State: Text, Id: Text, AccountId: Text.optional() });

const anyKey: AwsCredentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
const securityHub = "securityhub.amazonaws.com";
const cspm = "SECURITYHUB_CSPM_POLICY";
const dayMs = 86_400_000;
const creationLimitMs = 60_000;

const cspmPolicy = JSON.stringify({
  cspm_enablement: {
    enable_in_regions: { "@@assign": ["ALL_SUPPORTED"] },
    disable_in_regions: { "@@assign": [] },
  },
});

interface Life {
  readonly url: string;
  /** Hears of each command before it runs. */
  readonly say: (line: string) => void;
}

/**
 * Builds, tags, populates and takes down an organization in an empty sandbox, with nothing but the AWS CLI; the seven
 * days for which an account can't be removed pass on the sandbox's clock. Throws where a command fails or answers
 * something else. Debian's CLI knows neither central configuration nor the newest operations: they are left out.
 */
export async function liveAnOrganization({ url, say }: Life): Promise<void> {
  const aws = spoken(awsCommand(url, anyKey), say);

  await aws("organizations", "create-organization", "--feature-set", "ALL");
  const rootId = Text.parse(await aws("organizations", "list-roots", "--query", "Roots[0].Id"));
  const unitId = Text.parse(
    await aws(
      ...["organizations", "create-organizational-unit", "--parent-id", rootId, "--name", "Workloads"],
      ...["--tags", "Key=team,Value=platform", "--query", "OrganizationalUnit.Id"],
    ),
  );
  const securityId = await createAccount(aws, "security");
  const paymentsId = await createAccount(aws, "payments");
  const move = ["--source-parent-id", rootId, "--destination-parent-id", unitId];
  await aws("organizations", "move-account", "--account-id", paymentsId, ...move);

  await aws("organizations", "tag-resource", "--resource-id", paymentsId, "--tags", "Key=stage,Value=prod");
  expectEqual(
    await aws(
      "organizations",
      "list-tags-for-resource",
      "--resource-id",
      paymentsId,
      "--query",
      "Tags[].Key",
    ),
    ["stage"],
  );
  await aws("organizations", "untag-resource", "--resource-id", paymentsId, "--tag-keys", "stage");

  const type = ["--root-id", rootId, "--policy-type", cspm];
  await aws("organizations", "enable-policy-type", ...type);
  const policyId = Text.parse(
    await aws(
      ...["organizations", "create-policy", "--name", "cspm", "--description", "Every Region"],
      ...["--type", cspm, "--content", cspmPolicy, "--query", "Policy.PolicySummary.Id"],
    ),
  );
  const attachment = ["--policy-id", policyId, "--target-id", unitId];
  await aws("organizations", "attach-policy", ...attachment);
  expectEqual(
    await aws(
      ...["organizations", "describe-effective-policy", "--policy-type", cspm],
      ...["--target-id", paymentsId, "--query", "EffectivePolicy.TargetId"],
    ),
    paymentsId,
  );

  await aws("securityhub", "enable-organization-admin-account", "--admin-account-id", securityId);
  expectEqual(
    await aws(
      ...["organizations", "list-aws-service-access-for-organization"],
      ...["--query", "EnabledServicePrincipals[].ServicePrincipal"],
    ),
    [securityHub],
  );
  await inSecurityHub(spoken(awsCommand(url, await credentialsOf(aws, securityId)), say), paymentsId);
  await aws("securityhub", "disable-organization-admin-account", "--admin-account-id", securityId);
  await aws("organizations", "disable-aws-service-access", "--service-principal", securityHub);

  await aws("organizations", "detach-policy", ...attachment);
  await aws("organizations", "delete-policy", "--policy-id", policyId);
  await aws("organizations", "disable-policy-type", ...type);
  say("(seven days pass)");
  await passTime(url, 7 * dayMs);
  for (const id of [securityId, paymentsId])
    await aws("organizations", "remove-account-from-organization", "--account-id", id);
  await aws("organizations", "delete-organizational-unit", "--organizational-unit-id", unitId);
  await aws("organizations", "delete-organization");
  await expectRefusal(aws("organizations", "describe-organization"), "AWSOrganizationsNotInUseException");
}

/** What the administrator sees of its members; its own hub came with the designation. */
async function inSecurityHub(aws: AwsCommand, memberId: string): Promise<void> {
  await aws("securityhub", "describe-hub");
  await aws("securityhub", "get-enabled-standards");
  expectEqual(
    await aws("securityhub", "get-members", "--account-ids", memberId, "--query", "Members[].AccountId"),
    [memberId],
  );
}

async function createAccount(aws: AwsCommand, name: string): Promise<string> {
  const names = ["--account-name", name, "--email", `${name}@example.com`];
  const query = ["--query", "CreateAccountStatus"];
  let status = CreateStatus.parse(await aws("organizations", "create-account", ...names, ...query));
  const giveUpAt = Date.now() + creationLimitMs;
  while (status.State === "IN_PROGRESS" && Date.now() < giveUpAt) {
    await setTimeout(500);
    const request = ["--create-account-request-id", status.Id];
    status = CreateStatus.parse(
      await aws("organizations", "describe-create-account-status", ...request, ...query),
    );
  }
  if (status.AccountId === undefined)
    throw new Error(`The account ${name} was not created: ${status.State}.`);
  return status.AccountId;
}

async function credentialsOf(aws: AwsCommand, accountId: string): Promise<AwsCredentials> {
  const role = ["--role-arn", `arn:aws:iam::${accountId}:role/Lifecycle`, "--role-session-name", "lifecycle"];
  const answer = await aws("sts", "assume-role", ...role, "--query", "Credentials");
  const { AccessKeyId, SecretAccessKey, SessionToken } = Keys.parse(answer);
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

async function passTime(url: string, advanceMs: number): Promise<void> {
  const response = await fetch(`${url}/_sandbox/clock`, {
    method: "POST",
    body: JSON.stringify({ advanceMs }),
  });
  if (!response.ok) throw new Error(`The sandbox's clock answered ${response.status}.`);
}

function spoken(aws: AwsCommand, say: (line: string) => void): AwsCommand {
  return (...args) => {
    say(`aws ${args.join(" ")}`);
    return aws(...args);
  };
}

function expectEqual(answer: unknown, wanted: unknown): void {
  if (JSON.stringify(answer) === JSON.stringify(wanted)) return;
  throw new Error(`The answer is ${JSON.stringify(answer)} and not ${JSON.stringify(wanted)}.`);
}

async function expectRefusal(answer: Promise<unknown>, code: string): Promise<void> {
  const refusal = await answer.then(
    () => "an answer",
    (error: unknown) => String(error),
  );
  if (!refusal.includes(code)) throw new Error(`${code} was expected, and there was ${refusal}.`);
}
