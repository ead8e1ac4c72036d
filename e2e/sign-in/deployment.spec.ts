import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "@/scripts/processes/project-root";
import { sandboxControl } from "@/sandbox/testing/sandbox-control";
import { expect } from "../fixtures/test";
import { setGroups, signInAs, test } from "../fixtures/test-with-provider";
import { team } from "../fixtures/worlds";

test.use({ world: team });

const Statements = z.array(z.looseObject({ Action: z.array(z.string()) }));
const Template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Properties: z.looseObject({
        AssumeRolePolicyDocument: z.looseObject({ Statement: Statements }),
        Policies: z.array(
          z.looseObject({ PolicyDocument: z.looseObject({ Statement: Statements }).optional() }),
        ),
      }),
    }),
  ),
});

/** The commands of the page, in order: the lines of its shell blocks. */
function commands(): string[] {
  const page = readFileSync(join(projectRoot, "docs/deploy.md"), "utf8");
  return [...page.matchAll(/```bash\n(.*?)```/gs)].flatMap(([, block = ""]) =>
    block.split("\n").filter((line) => line !== ""),
  );
}

test("the path from nothing to a team's deployment, command by command @starts-canopy", async ({
  page,
  canopy,
  sandbox,
  provider,
}) => {
  test.setTimeout(300_000);
  const { delegatedAdministratorId = "" } = await sandbox.world();
  const settings: Record<string, string> = {};
  /** What a command of the page stands for here: the accounts and addresses of its examples are the sandbox's and the provider's. */
  async function walk(command: string): Promise<void> {
    const [, name = "", quoted = ""] = /^export (\w+)=(.+)$/.exec(command) ?? [];
    if (name !== "") {
      const value = quoted.replace(/^'|'$/g, "").replace("111122223333", delegatedAdministratorId);
      // The database and the provider are the test's own.
      if (name !== "DATABASE_URL") settings[name] = provider.environment[name] ?? value;
      if (name === "CANOPY_GROUP_ROLES") settings[name] = value;
      return;
    }
    if (command.startsWith("aws cloudformation deploy ")) {
      await makeRoles(command);
      return;
    }
    switch (command) {
      case "npm ci":
        // The tests run in what it installed.
        return;
      case "npm start":
        await canopy.startAfresh(settings);
        return;
      case "curl --fail http://localhost:3000/readyz":
        await expect.poll(async () => (await fetch(`${canopy.url}/readyz`)).status).toBe(200);
        return;
      default:
        throw new Error(`Nothing walks the command ${command}.`);
    }
  }
  /** CloudFormation is none of the sandbox's services: the roles of the template are defined with what it says of them. */
  async function makeRoles(command: string): Promise<void> {
    const file = /--template-file (\S+)/.exec(command)?.[1] ?? "";
    const externalId = /ExternalId=(\S+)/.exec(command)?.[1];
    const { Resources } = Template.parse(JSON.parse(readFileSync(join(projectRoot, file), "utf8")));
    const roles = Object.entries(Resources).map(([resource, { Properties }]) => ({
      arn: `arn:aws:iam::${delegatedAdministratorId}:role/Canopy${resource.replace("Role", "")}`,
      externalId,
      trusts: Properties.AssumeRolePolicyDocument.Statement.flatMap(({ Action }) => Action),
      allows: Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument?.Statement ?? [])
        .flatMap(({ Action }) => Action)
        .filter((action) => action !== "iam:PassRole"),
    }));
    await sandboxControl(sandbox.url).defineRoles(roles);
  }

  for (const command of commands()) await walk(command);

  await setGroups(provider, "ada", ["platform"]);
  await page.goto(canopy.url);
  await signInAs(page, "Ada Okafor");
  await page.goto("/access");
  await expect(page.getByRole("table", { name: "People" })).toContainText("platform");
  await expect(page.getByRole("table", { name: "People" })).toContainText(
    /In CloudTrail: Ada-Okafor-[0-9a-f]{10}/,
  );
  await page.goto("/connection");
  await expect(page.getByText("All checks passed.")).toBeVisible();
  await expect(page.getByRole("listitem", { name: "Write role" })).toContainText(
    "a SourceIdentity for each person",
  );
});
