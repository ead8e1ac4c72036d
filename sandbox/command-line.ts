import { parseArgs } from "node:util";
import { z } from "zod";
import type { SandboxOptions } from "./start-sandbox";
import { WorldOptions } from "./start-world";

export const usage = `Usage: npm run sandbox -- [options]

  --world small|enterprise|large|huge   a world by name (enterprise)
  --accounts N  --ous N  --seed N       or one of any size; the same seed makes the same world
  --partition aws|aws-us-gov|aws-cn|aws-eusc   where its Regions and ARNs are (aws)
  --empty                               no organization: build your own
  --cspm-policies                       policies of Organizations that govern Security Hub CSPM as well
  --azure                               standards and controls of Security Hub for Azure as well
  --caller ID                           the account that credentials act as before any AssumeRole
  --port N                              4566 where absent; 0 takes any free port
  --throttle                            enforce AWS's published rates
  --latency-ms N                        each answer takes up to so long, one more and one less (0)
  --settle-ms N|manual                  how long what AWS does in the background takes; manual: until the clock is stepped`;

const wholeNumber = z.string().regex(/^\d+$/, "must be a whole number").transform(Number);

const Flags = z.strictObject({
  world: z.string().optional(),
  accounts: wholeNumber.optional(),
  ous: wholeNumber.optional(),
  seed: wholeNumber.optional(),
  caller: z.string().optional(),
  port: wholeNumber.pipe(z.int().max(65_535, "must be at most 65535")).default(4566),
  throttle: z.boolean().default(false),
  "latency-ms": wholeNumber.pipe(z.int().max(60_000, "must be at most 60000")).default(0),
  partition: z.string().optional(),
  empty: z.boolean().default(false),
  "cspm-policies": z.boolean().default(false),
  azure: z.boolean().default(false),
  "settle-ms": z.union([z.literal("manual"), wholeNumber], "must be a whole number or manual").optional(),
});

/** The options a command line asks for. Throws an Error with one readable line per mistake. */
export function parseCommandLine(args: readonly string[]): SandboxOptions {
  const parsed = Flags.safeParse({ ...readFlags(args) });
  if (!parsed.success) throw new Error(problemsOf(parsed.error));
  const {
    "settle-ms": settleMs,
    "cspm-policies": cspmPolicies,
    "latency-ms": latencyMs,
    port,
    throttle,
    ...flags
  } = parsed.data;
  const world = WorldOptions.safeParse({
    ...flags,
    cspmPolicies,
    settleMs: settleMs === "manual" ? undefined : settleMs,
  });
  if (!world.success) throw new Error(problemsOf(world.error));
  return { ...world.data, port, throttle, latencyMs, settleMs };
}

function readFlags(args: readonly string[]) {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      world: text,
      accounts: text,
      ous: text,
      seed: text,
      caller: text,
      port: text,
      partition: text,
      "settle-ms": text,
      "latency-ms": text,
      throttle: { type: "boolean" },
      empty: { type: "boolean" },
      "cspm-policies": { type: "boolean" },
      azure: { type: "boolean" },
    },
  });
  return values;
}

function problemsOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => {
      const flag = path[0] === "settleMs" ? "settle-ms" : path[0];
      return flag === undefined ? message : `--${String(flag)}: ${message}`;
    })
    .join("\n");
}
