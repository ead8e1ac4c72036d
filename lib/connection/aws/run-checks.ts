import "server-only";
import type { Aws, AwsSettings } from "@/lib/aws/create-aws";
import { credentialsFailureOf } from "@/lib/aws/credentials-failure";
import { openWriteSession } from "@/lib/aws/open-write-session";
import { endpointInForce } from "@/lib/aws/endpoint";
import { FailureError } from "@/lib/core/failure-error";
import { failed, success } from "@/lib/core/result";
import type { Region } from "@/lib/core/identifiers";
import { type ReadInUse, operationsOf, principals } from "../aws-operations";
import { credentialsSource } from "./credentials-source";
import { administratorFacts, factsOf } from "./facts-of";
import { type Observation, services } from "../observation";
import { type Tried, tryAdministrators, tryCaller, tryRead } from "./operations";
import { readProbes } from "./operations-probes";
import { idIn } from "./read-probe";

/** Where the checks run and how this server is configured to connect. */
export interface CheckContext {
  readonly aws: Aws;
  readonly region: Region;
  readonly roleArn?: string | undefined;
  /** As in `AwsSettings`. */
  readonly writes?: AwsSettings["writes"];
  readonly profile?: string | undefined;
  readonly signal: AbortSignal;
}

type Report = (observation: Observation) => void;

/**
 * Tries everything Canopy needs, side by side, and reports each observation as soon as it is known. Nothing is changed,
 * and no failure ends the other checks. Rejects with the signal's reason, and with defects.
 */
export async function runChecks(context: CheckContext, report: Report): Promise<void> {
  await Promise.all([
    reportSettings(context, report),
    reportCredentials(context, report),
    reportWriteRole(context, report),
    reportCalls(context, report),
    reportAdministrators(context, "config", report),
    reportAdministrators(context, "packs", report),
  ]);
}

/** Each read is sent once, however many others need an id from its answer. */
async function reportCalls({ aws, signal }: CheckContext, report: Report): Promise<void> {
  const caller = tryCaller(aws, signal);
  const answers = new Map<ReadInUse, Promise<Tried>>();

  function ask(operation: ReadInUse): Promise<Tried> {
    const known = answers.get(operation);
    if (known !== undefined) return known;
    const answer = tryWithId(operation);
    answers.set(operation, answer);
    return answer;
  }

  async function tryWithId(operation: ReadInUse): Promise<Tried> {
    const { needs } = readProbes[operation];
    if (needs === undefined) return tryRead(aws, { operation, id: "" }, signal);
    const source = needs.from === "sts:GetCallerIdentity" ? await caller : await ask(needs.from);
    const id = idIn(source.output, needs);
    if (id !== undefined) return tryRead(aws, { operation, id }, signal);
    const because = source.outcome.state === "answered" ? "nothing-there" : "not-answered";
    return { outcome: { state: "not-tried", because, needs: needs.from } };
  }

  async function reportCaller(): Promise<void> {
    const result = await caller;
    report({ about: "clock", offsetMs: result.clockOffsetMs });
    reportAnswer("sts:GetCallerIdentity", result);
  }

  function reportAnswer(operation: ReadInUse | "sts:GetCallerIdentity", result: Tried): void {
    report({ about: "call", operation, outcome: result.outcome });
    for (const fact of factsOf(aws, operation, result)) report(fact);
  }

  const reads = operationsOf("read").filter(isRead);
  await Promise.all([
    reportCaller(),
    ...reads.map(async (operation) => reportAnswer(operation, await ask(operation))),
  ]);
}

function isRead(name: string): name is ReadInUse {
  return Object.hasOwn(readProbes, name);
}

/** The services beside Security Hub, whose administrators the table of calls asks for already. */
async function reportAdministrators(
  { aws, signal }: CheckContext,
  of: "config" | "packs",
  report: Report,
): Promise<void> {
  const result = await tryAdministrators(aws, principals[of], signal);
  for (const fact of administratorFacts(aws, of, result)) report(fact);
}

async function reportSettings(
  { aws, region, roleArn, profile }: CheckContext,
  report: Report,
): Promise<void> {
  const endpoints = await Promise.all(
    services.map(async (service) => ({ service, ...(await endpointInForce(aws, `${service}:`)) })),
  );
  report({
    about: "settings",
    region,
    endpoints,
    ...(roleArn !== undefined && { roleArn }),
    ...(profile !== undefined && { profile }),
  });
}

async function reportCredentials({ aws, roleArn }: CheckContext, report: Report): Promise<void> {
  try {
    const found = credentialsSource(await aws.sts.config.credentials());
    // The SDK does not note where credentials came from that it fetched for a role of ours.
    const source = roleArn === undefined ? found.source : `the role ${roleArn}, which was assumed`;
    report({ about: "credentials", result: success({ ...found, source }) });
  } catch (error) {
    const { url } = await endpointInForce(aws, "sts:AssumeRole");
    const failure = credentialsFailureOf(error, {
      operation: "sts:AssumeRole",
      kind: "read",
      endpoint: url,
      onUnexpected: aws.onUnexpected,
    });
    report({ about: "credentials", result: failed(failure) });
  }
}

/** Whom the session of the check names, and who approved it: nothing is changed with it. */
const checker = { id: "canopy", name: "canopy-check" };

async function reportWriteRole({ aws, writes }: CheckContext, report: Report): Promise<void> {
  if (writes === undefined || writes === "none") {
    report({ about: "write-role", writes: { kind: writes ?? "as-reads" } });
    return;
  }
  const { arn: roleArn, attribution } = writes;
  const role = { kind: "role", roleArn, attribution } as const;
  try {
    const session = await openWriteSession(aws.writingFor({ startedBy: checker, approvedBy: checker }));
    if (session === undefined) return;
    report({ about: "write-role", writes: { ...role, result: success(session) } });
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    report({ about: "write-role", writes: { ...role, result: failed(error.failure) } });
  }
}
