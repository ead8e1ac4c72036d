import "server-only";
import { type Aws, createAws } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure-error";
import type { Region } from "@/lib/core/identifiers";
import { env } from "@/lib/env";
import { noteAwsRequestId } from "./aws-request-ids";
import { connectionInForce, OfConnections } from "./connection-in-force";
import { log } from "./log";
import { noteCall } from "./metrics/note-call";
import { shareRate } from "./share-rate";
import { requireLock } from "./writes/write-lock";

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: they share one rate budget here.
  var canopyAws: OfConnections<Aws> | undefined;
}

/** The way to AWS of the connection in force; one for all who ask, because the rates AWS grants are for all. */
export function serverAws(): Aws {
  globalThis.canopyAws ??= new OfConnections();
  return globalThis.canopyAws.made(openAws);
}

function openAws(): Aws {
  const { name, region, roles, profile, endpoint, configRate } = connectionInForce();
  return createAws({
    region,
    ...roles,
    // The SDK itself reads the variables, which describe the first connection.
    ...(name !== undefined && { profile }),
    endpoint,
    requestTimeoutMs: env().requestTimeoutMs,
    configRate,
    shareRate: shareRate(),
    onThrottle: (operation) => log().debug({ operation }, "AWS throttled a call"),
    onCall: noteCall,
    onUnexpected: ({ reference, operation, cause }) =>
      log().error({ reference, operation, err: cause }, "AWS answered in a way Canopy does not know"),
    beforeWrite: requireLock,
    // The record of a change names the call that made it.
    onAnswer: (operation, requestId) => {
      noteAwsRequestId(operation, requestId);
      globalThis.canopyTracing?.note({ "aws.request_id": requestId });
    },
  });
}

/**
 * The way to AWS Config in one of the Regions that Canopy is set to look into. Rejects as `precondition` for any other:
 * an address in a link must not make the server ask wherever it says.
 * @param aws who asks: this process, unless a change is sent in the name of a person
 */
export function serverConfigIn(region: Region, aws = serverAws()): Aws {
  const { configRegions } = connectionInForce();
  if (configRegions.includes(region)) return aws.withConfigIn(region);
  throw new FailureError({
    code: "precondition",
    message: `Canopy does not look into ${region}. Add it to CANOPY_CONFIG_REGIONS (now ${configRegions.join(", ")}) and restart Canopy.`,
  });
}
