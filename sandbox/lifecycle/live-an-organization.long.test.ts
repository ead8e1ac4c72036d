import { expect, it } from "vitest";
import { startSandbox } from "@/sandbox/start-sandbox";
import { sandboxControl } from "@/sandbox/testing/sandbox-control";
import { hasAwsCommand, howToGetAwsCommand } from "./aws-command";
import { liveAnOrganization } from "./live-an-organization";

it(
  "builds, tags, populates and takes down an organization with the AWS CLI",
  { timeout: 600_000 },
  async (test) => {
    if (!hasAwsCommand()) test.skip(howToGetAwsCommand);
    const sandbox = await startSandbox({ empty: true });
    const said: string[] = [];
    await liveAnOrganization({ url: sandbox.url, say: (line) => said.push(line) });
    const { invalidResponses } = await sandboxControl(sandbox.url).calls();
    await sandbox.close();
    expect(invalidResponses).toBe(0);
    expect(said.at(-1)).toBe("aws organizations describe-organization");
  },
);
