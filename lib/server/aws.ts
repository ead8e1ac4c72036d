import "server-only";
import { z } from "zod";
import { type Aws, createAws } from "@/lib/aws/create-aws";
import { env } from "@/lib/env";
import { noteAwsRequestId } from "./aws-request-ids";
import { log } from "./log";

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: they share one rate budget here.
  var canopyAws: Aws | undefined;
}

/** The way to AWS of this process, as its settings say; one for all, because the rates AWS grants are for all. */
export function serverAws(): Aws {
  globalThis.canopyAws ??= openAws();
  return globalThis.canopyAws;
}

function openAws(): Aws {
  const { region, roleArn, requestTimeoutMs, configRate } = env();
  return observed(
    createAws({
      region,
      roleArn,
      requestTimeoutMs,
      configRate,
      onThrottle: (operation) => log().debug({ operation }, "AWS throttled a call"),
      onUnexpected: ({ reference, operation, cause }) =>
        log().error({ reference, operation, err: cause }, "AWS answered in a way Canopy does not know"),
    }),
  );
}

const Answer = z.object({ $metadata: z.object({ requestId: z.string() }) });

/** Has the request ids of all answers noted, so that the record of a change names the call that made it. */
export function observed(aws: Aws): Aws {
  const name = { name: "canopyNoteRequestId" };
  aws.securityHub.middlewareStack.add(
    (next, { commandName }) =>
      async (call) =>
        noted(await next(call), commandName),
    name,
  );
  aws.organizations.middlewareStack.add(
    (next, { commandName }) =>
      async (call) =>
        noted(await next(call), commandName),
    name,
  );
  aws.config.middlewareStack.add(
    (next, { commandName }) =>
      async (call) =>
        noted(await next(call), commandName),
    name,
  );
  return aws;
}

function noted<Answered extends { output: unknown }>(
  answered: Answered,
  commandName: string | undefined,
): Answered {
  const answer = Answer.safeParse(answered.output);
  if (answer.success && commandName !== undefined) {
    noteAwsRequestId(commandName.replace(/Command$/, ""), answer.data.$metadata.requestId);
  }
  return answered;
}
