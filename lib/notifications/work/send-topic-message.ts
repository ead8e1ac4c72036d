import "server-only";
import { type Aws, inBackground } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure-error";
import { pagesUrl } from "@/lib/server/connection-in-force";
import type { DueDelivery } from "@/lib/store/notifications/deliveries";
import { publish } from "../aws/operations";
import { topicMessage } from "../bodies/topic-message";
import type { TopicArn } from "../destination";
import type { Sent } from "./sent";

/** Publishes a message to an SNS topic. A topic that is gone ends the destination; what AWS refuses otherwise can be mended. */
export async function sendTopicMessage(
  aws: Aws,
  topicArn: TopicArn,
  { id, digest }: DueDelivery,
): Promise<Sent> {
  const { type, subject, message } = topicMessage(digest, pagesUrl());
  try {
    await publish(inBackground(aws), { topicArn, id, type, subject, message });
    return { status: 200 };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { code, message: problem, aws: origin } = error.failure;
    return {
      ...(origin?.httpStatus !== undefined && { status: origin.httpStatus }),
      problem:
        code === "forbidden" ? `${problem} The Connection page has the policy that allows it.` : problem,
      isGone: code === "not-found",
      isRefused: code === "invalid-input",
    };
  }
}
