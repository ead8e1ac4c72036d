/** `npm run lifecycle`: an organization from its creation to its end, with the AWS CLI, in a sandbox that is empty. */
import { parseArgs } from "node:util";
import { startSandbox } from "@/sandbox/start-sandbox";
import { hasAwsCommand, howToGetAwsCommand } from "./aws-command";
import { liveAnOrganization } from "./live-an-organization";

const { values } = parseArgs({ options: { url: { type: "string" } } });

if (!hasAwsCommand()) {
  console.error(howToGetAwsCommand);
  process.exitCode = 2;
} else {
  const sandbox = values.url === undefined ? await startSandbox({ empty: true }) : undefined;
  const url = values.url ?? sandbox?.url ?? "";
  try {
    await liveAnOrganization({ url, say: (line) => console.log(line) });
    console.log("The organization was built, tagged, populated and taken down.");
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  } finally {
    await sandbox?.close();
  }
}
