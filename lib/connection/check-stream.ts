import "server-only";
import { env } from "@/lib/env";
import { failed, success } from "@/lib/core/result";
import { serverAws } from "@/lib/server/aws";
import { failureFrom } from "@/lib/server/failure-from";
import { answerInTime } from "@/lib/store/answer-in-time";
import { applicationRole } from "@/lib/store/application-role";
import type { Observation } from "./observation";
import { runChecks } from "./run-checks";

async function tellDatabase(tell: (observation: Observation) => void): Promise<void> {
  try {
    tell({ about: "database", result: success(await answerInTime(applicationRole())) });
  } catch (error) {
    tell({ about: "database", result: failed(failureFrom(error, "canopy:CheckDatabase")) });
  }
}

/** The checks of the connection as lines of JSON, each written when it is known. Ends when all are, or the reader leaves. */
export function checkStream(signal: AbortSignal): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const ended = AbortSignal.any([signal, left.signal]);
  const text = new TextEncoder();
  return new ReadableStream({
    start: async (controller) => {
      const tell = (observation: Observation) => {
        if (!ended.aborted) controller.enqueue(text.encode(`${JSON.stringify(observation)}\n`));
      };
      const { region, roleArn, profile } = env();
      try {
        await Promise.all([
          runChecks({ aws: serverAws(), region, roleArn, profile, signal: ended }, tell),
          tellDatabase(tell),
        ]);
      } catch (error) {
        // Nobody waits for what remains; anything else is a defect, and the reader sees the stream break.
        if (!ended.aborted) {
          failureFrom(error, "canopy:CheckConnection");
          controller.error(error);
          return;
        }
      }
      if (!left.signal.aborted) controller.close();
    },
    cancel: () => left.abort(),
  });
}
