import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import type { Failure } from "@/lib/core/failure";
import { whileLocked } from "@/lib/server/writes/write-lock";
import type { WorkStep } from "@/lib/store/runs/due-steps";
import { type Settlement, settleStep } from "@/lib/store/runs/work-steps";
import { MOST_ATTEMPTS, retryDelayMs } from "../retry";
import { handlerOf } from "./handlers/handler-of";
import type { Verification } from "./handlers/step-handler";

/**
 * Settles a step whose request was sent and whose answer is not recorded, because the server ended or AWS did not answer:
 * AWS is asked what there is now. Carried out is accepted, not carried out is sent again. Rejects where AWS can't be asked.
 */
export async function verifyStep(aws: Aws, step: WorkStep): Promise<void> {
  const { attempt, before } = step;
  if (attempt === null) return;
  const handler = handlerOf(aws, step);
  await whileLocked(handler.target, async () => {
    const verification = await handler.verify({ before, at: Date.parse(step.calledAt ?? "") });
    const inheriting = verification.outcome === "done" ? await verification.accepted.record() : [];
    const settlement = settlementOf(step, verification);
    await settleStep(step, { request: handler, attempt, settlement, inheriting, verified: true });
  });
}

function settlementOf({ attempts }: WorkStep, verification: Verification): Settlement {
  switch (verification.outcome) {
    case "done": {
      const { answer, answeredAt } = verification.accepted;
      return { state: "accepted", answer, answeredAt };
    }
    case "unknown":
      return { state: "unknown", failure: { ...notMade, message: `${doubtful} ${verification.reason}` } };
    case "not-done":
      return {
        state: "waiting",
        failure: notMade,
        afterMs: attempts > 1 ? retryDelayMs(attempts) : 0,
        pausesRun: attempts % MOST_ATTEMPTS === 0,
      };
  }
}

const notMade: Failure = {
  code: "unavailable",
  message: "AWS did not answer the request, and shows that it was not carried out.",
};

const doubtful = "AWS did not answer the request. Whether it was carried out isn't known:";
