import "server-only";
import type { ConfigServiceClient } from "@aws-sdk/client-config-service";
import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { z } from "zod";

interface Clients {
  readonly config?: ConfigServiceClient;
  readonly organizations?: OrganizationsClient;
  readonly securityHub?: SecurityHubClient;
}

const Answer = z.object({ $metadata: z.object({ requestId: z.string() }) });
const name = { name: "canopyNoteAnswer" };

/** Passes the name and the request id of every answer to `onAnswer`, so that a record can name the call behind it. */
export function noteAnswers(
  { config, organizations, securityHub }: Clients,
  onAnswer: ((operation: string, requestId: string) => void) | undefined,
): void {
  if (onAnswer === undefined) return;
  const note = (commandName: string | undefined, output: unknown) => {
    const answer = Answer.safeParse(output);
    if (!answer.success || commandName === undefined) return;
    onAnswer(commandName.replace(/Command$/, ""), answer.data.$metadata.requestId);
  };
  // The three stacks have types of their own, which no common one covers.
  config?.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answered = await next(call);
        note(commandName, answered.output);
        return answered;
      },
    name,
  );
  organizations?.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answered = await next(call);
        note(commandName, answered.output);
        return answered;
      },
    name,
  );
  securityHub?.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answered = await next(call);
        note(commandName, answered.output);
        return answered;
      },
    name,
  );
}
