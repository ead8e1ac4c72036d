import { env } from "node:process";
import { vi } from "vitest";
import { startSandbox } from "@/sandbox/start-sandbox";
import { type Aws, type AwsSettings, createAws } from "../create-aws";

/** An AWS to test against, and how to leave it. */
export interface AwsUnderTest {
  readonly aws: Aws;
  /** Moves the sandbox's clock on; absent on the real AWS. */
  readonly advance?: (ms: number) => Promise<void>;
  /** Where the sandbox listens; absent on the real AWS. */
  readonly endpoint?: string;
  readonly close: () => Promise<void>;
}

/** The real SDK over HTTP against a sandbox of its own with the world `small`. */
export async function sandboxUnderTest(settings: Partial<AwsSettings> = {}): Promise<AwsUnderTest> {
  // Whatever the machine is signed in to stays out of it: the sandbox takes any key.
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  const sandbox = await startSandbox({ world: "small", settleMs: "manual", port: 0 });
  // The home Region of the named worlds.
  const region = "eu-west-1";
  const aws = createAws({
    region,
    requestTimeoutMs: 10_000,
    rateScale: 1000,
    endpoint: sandbox.url,
    ...settings,
  });
  return {
    aws,
    endpoint: sandbox.url,
    advance: async (advanceMs) => {
      const request = { method: "POST", body: JSON.stringify({ advanceMs }) };
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${sandbox.url}/_sandbox/clock`, { ...request, headers });
      if (!response.ok) throw new Error(`The sandbox's clock answered ${response.status}.`);
    },
    close: async () => {
      aws.close();
      await sandbox.close();
    },
  };
}

/** Whether `AWS_LIVE=1` asks for the read-only half on the real account that the environment points to. */
export const isLive = env.AWS_LIVE === "1";

/** The real AWS, with the credentials and the Region of the environment, at the published rates. */
export function liveAws(): AwsUnderTest {
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  if (region === undefined) throw new Error("Set AWS_REGION to the home Region of central configuration.");
  const aws = createAws({ region, requestTimeoutMs: 30_000 });
  return {
    aws,
    close: () => {
      aws.close();
      return Promise.resolve();
    },
  };
}
