import "server-only";
import type { SentCall } from "@/lib/aws/create-aws";
import { log } from "../log";
import { responseInProgress } from "../routes/response-in-progress";
import { measure } from "./metrics";

/** Counts a request to AWS, and logs one that failed with AWS's id of it: at `debug`, because its caller decides what it means. */
export function noteCall({ operation: name, result, waitedMs, tookMs, requestId }: SentCall): void {
  const [service = "", operation = ""] = name.split(":");
  const labels = { service, operation };
  // What a request has begun counts as its own, also where the answer went out before.
  const origin = responseInProgress() === undefined ? "canopy" : "request";
  measure(({ awsCalls, awsSeconds, awsThrottles, awsWaitSeconds }) => {
    awsCalls.inc({ ...labels, result, origin });
    awsSeconds.observe(labels, tookMs / 1_000);
    awsWaitSeconds.observe(labels, waitedMs / 1_000);
    if (result === "throttled") awsThrottles.inc(labels);
  });
  if (result !== "ok")
    log().debug({ operation: name, result, awsRequestId: requestId, tookMs }, "AWS refused a request");
}
