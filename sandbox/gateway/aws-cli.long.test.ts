import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { textWith } from "../testing/text-with";

const run = promisify(execFile);
const hasCli = spawnSync("aws", ["--version"]).status === 0;
/** Debian's CLI is from before central configuration; the CLI prints a skeleton without sending a request. */
const knowsCentralConfiguration =
  hasCli &&
  spawnSync("aws", ["securityhub", "list-configuration-policies", "--generate-cli-skeleton"]).status === 0;

/** A client that is not ours: the AWS CLI, wherever it is installed. */
describe.skipIf(!hasCli)("the aws command", () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ accounts: 45, ous: 5, seed: 11 });
  });
  afterAll(() => sandbox.close());

  async function aws(...args: string[]): Promise<unknown> {
    const { stdout } = await run("aws", [...args, "--endpoint-url", sandbox.url, "--output", "json"], {
      env: {
        ...process.env,
        AWS_REGION: "eu-west-1",
        AWS_DEFAULT_REGION: "eu-west-1",
        AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
        AWS_SECRET_ACCESS_KEY: "secret",
        AWS_EC2_METADATA_DISABLED: "true",
        AWS_PAGER: "",
      },
    });
    return JSON.parse(stdout);
  }

  it("lists accounts through all their pages", async () => {
    const ids = await aws("organizations", "list-accounts", "--query", "Accounts[].Id");
    expect(new Set(z.array(z.string()).parse(ids)).size).toBe(45);
  });

  it("describes the organization and walks its tree", async () => {
    expect(await aws("organizations", "describe-organization")).toMatchObject({
      Organization: { FeatureSet: "ALL" },
    });
    const root = String(await aws("organizations", "list-roots", "--query", "Roots[0].Id"));
    const names = await aws(
      "organizations",
      "list-organizational-units-for-parent",
      "--parent-id",
      root,
      "--query",
      "OrganizationalUnits[].Name",
    );
    expect(z.array(z.string()).parse(names).length).toBeGreaterThan(0);
  });

  it("asks STS who it is", async () => {
    expect(await aws("sts", "get-caller-identity")).toMatchObject({
      Account: textWith(/^\d{12}$/),
    });
  });

  it.skipIf(!knowsCentralConfiguration)("lists configuration policies and reads one by its ARN", async () => {
    const arn = String(
      await aws(
        "securityhub",
        "list-configuration-policies",
        "--query",
        "ConfigurationPolicySummaries[0].Arn",
      ),
    );
    expect(await aws("securityhub", "get-configuration-policy", "--identifier", arn)).toMatchObject({
      Arn: arn,
    });
  });

  it("shows a refusal by its name", async () => {
    await expect(
      aws("organizations", "describe-account", "--account-id", "000000000000"),
    ).rejects.toMatchObject({
      stderr: textWith("(AccountNotFoundException)"),
    });
  });
});
