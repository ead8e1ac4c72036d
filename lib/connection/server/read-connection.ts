import "server-only";
import { getCallerIdentity } from "@/lib/aws/caller-identity";
import type { Aws } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure-error";
import { describeOrganization, listDelegatedAdministrators } from "@/lib/organizations/aws/operations";
import { findingAggregator } from "@/lib/security-hub/aws/operations";
import { serverAws } from "@/lib/server/aws";
import { OfConnections } from "@/lib/server/connection-in-force";
import { knownConnection } from "./known-connection";
import { principals } from "../aws-operations";
import type { Connection } from "../connection";

/** Delegations change a few times a year; a failure may be mended in a minute. */
const freshMs = { whole: 5 * 60_000, partial: 10_000 } as const;

interface Asked {
  readonly key: string;
  readonly answer: Promise<Connection>;
  freshUntil: number;
}

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: they meet here.
  var canopyConnection: OfConnections<Asked> | undefined;
}

/**
 * Through whose eyes Canopy looks: what the snapshot knows, and the rest asked of AWS, at most once in five minutes.
 * What AWS does not say stays unknown, and why the caller is unknown stands in `trouble`; rejects with defects only.
 */
export async function readConnection(): Promise<Connection> {
  const known = await knownConnection();
  const key = JSON.stringify(known);
  const cached = globalThis.canopyConnection?.value;
  if (cached?.key === key && performance.now() < cached.freshUntil) return cached.answer;
  const asked: Asked = { key, answer: complete(serverAws(), known), freshUntil: Infinity };
  (globalThis.canopyConnection ??= new OfConnections()).value = asked;
  try {
    const answer = await asked.answer;
    asked.freshUntil = performance.now() + (isWhole(answer) ? freshMs.whole : freshMs.partial);
    return answer;
  } catch (error) {
    asked.freshUntil = 0;
    throw error;
  }
}

/** Asks for everything that is missing, side by side. */
async function complete(aws: Aws, known: Connection): Promise<Connection> {
  const [caller, organization, aggregator, securityHub, config, packs] = await Promise.all([
    known.caller ?? caught(getCallerIdentity(aws)),
    known.organization ?? answered(describeOrganization(aws)),
    known.homeRegion === undefined ? answered(aggregatorRegion(aws)) : known.homeRegion,
    known.securityHubAdministrators ?? answered(listDelegatedAdministrators(aws, principals.securityHub)),
    known.configAdministrators ?? answered(listDelegatedAdministrators(aws, principals.config)),
    known.packAdministrators ?? answered(listDelegatedAdministrators(aws, principals.packs)),
  ]);
  return {
    ...known,
    ...("code" in caller ? { failure: caller } : { caller }),
    ...(organization !== undefined && { organization }),
    ...(aggregator !== undefined && { homeRegion: aggregator }),
    ...(securityHub !== undefined && { securityHubAdministrators: securityHub }),
    ...(config !== undefined && { configAdministrators: config }),
    ...(packs !== undefined && { packAdministrators: packs }),
  };
}

async function aggregatorRegion(aws: Aws) {
  return (await findingAggregator(aws))?.homeRegion ?? null;
}

function isWhole(connection: Connection): boolean {
  const { caller, organization, securityHubAdministrators, configAdministrators, packAdministrators } =
    connection;
  return [caller, organization, securityHubAdministrators, configAdministrators, packAdministrators].every(
    (part) => part !== undefined,
  );
}

async function answered<Value>(question: Promise<Value>): Promise<Value | undefined> {
  const answer = await caught(question.then((value) => ({ value })));
  return "value" in answer ? answer.value : undefined;
}

async function caught<Value>(question: Promise<Value>) {
  try {
    return await question;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
}
