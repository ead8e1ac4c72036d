import { parseCommandLine, usage } from "./command-line";
import { startSandbox } from "./start-sandbox";

const args = process.argv.slice(2);

try {
  if (args.includes("--help")) console.log(usage);
  else await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error(`\n${usage}`);
  process.exitCode = 2;
}

async function run(): Promise<void> {
  const sandbox = await startSandbox(parseCommandLine(args));
  // Before the first line is printed: a script that waits for it may stop the program at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void sandbox.close().then(() => process.exit(0));
    });
  }
  console.log(`The sandbox listens on ${sandbox.url}. Any AWS client can use it:

  export AWS_ENDPOINT_URL=${sandbox.url}
  export AWS_REGION=eu-west-1 AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox

Its own controls are below ${sandbox.url}/_sandbox (GET /_sandbox/world shows what it holds).`);
}
