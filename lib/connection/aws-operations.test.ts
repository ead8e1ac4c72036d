import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { awsOperations } from "./aws-operations";
import { actionsOnBehalf, readPolicy, writePolicies, writePolicy } from "./iam-policy";

const root = new URL("../../", import.meta.url);
const servicePrefixes: Readonly<Record<string, string>> = {
  "config-service": "config",
  organizations: "organizations",
  securityhub: "securityhub",
  sns: "sns",
};

/** What only the checks of the connection ask. */
const onlyChecked = ["securityhub:DescribeSecurityHubV2"];

test("the list is what the code sends, apart from trying whether it may", async () => {
  const files = (await readdir(new URL("lib/", root), { recursive: true })).filter(
    (file) =>
      file.endsWith(".ts") &&
      !/^sandbox\/|^connection\/|\.test\.ts$|\/testing\//.test(file.replaceAll("\\", "/")),
  );
  const sent = files.flatMap((file) => commandsIn(readFileSync(new URL(`lib/${file}`, root), "utf8")));
  expect([...new Set([...sent, ...onlyChecked])].sort()).toEqual(Object.keys(awsOperations).sort());
});

test("what allows reading allows no writing, and every write has a policy of its own", () => {
  const reads = readPolicy().Statement.flatMap(({ Action }) => Action);
  const writes = writePolicies().flatMap(({ policy }) => policy.Statement.flatMap(({ Action }) => Action));
  const called = [...reads, ...writes.filter((action) => !actionsOnBehalf.includes(action)), "sns:Publish"];
  expect(called.sort()).toEqual(Object.keys(awsOperations).sort());
  expect(reads.filter((action) => !/:(Get|BatchGet|List|Describe|Select)/.test(action))).toEqual([]);
});

test("the README has the same policies", () => {
  const readme = readFileSync(new URL("README.md", root), "utf8");
  const blocks = [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, json = ""]): unknown =>
    JSON.parse(json),
  );
  expect(blocks.filter((block) => PolicyShape.safeParse(block).success)).toEqual([
    readPolicy(),
    writePolicy(),
  ]);
});

const PolicyShape = z.object({ Version: z.literal("2012-10-17") });

/** The operations whose commands a file imports: an import that is not used does not compile. */
function commandsIn(source: string): string[] {
  const imports = source.matchAll(/import \{([^}]*)\} from "@aws-sdk\/client-([a-z-]+)"/g);
  return [...imports].flatMap(([, names = "", client = ""]) => {
    const prefix = servicePrefixes[client];
    if (prefix === undefined) return [];
    return [...names.matchAll(/(\w+)Command\b/g)].map(([, name = ""]) => `${prefix}:${name}`);
  });
}
