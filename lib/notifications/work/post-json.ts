import "server-only";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { FailureError } from "@/lib/core/failure-error";
import { connectionReasonOf } from "./connection-reason";
import { guardedLookup, whyNotUrl } from "./public-address";

/** An answer, of which no more than its beginning is read. */
export interface PostAnswer {
  readonly status: number;
  readonly body: string;
  /** What the receiver asks to wait, in milliseconds. */
  readonly retryAfterMs?: number;
}

const answerWithinMs = 10_000;
const longestAnswer = 4_096;

/**
 * Sends JSON to a URL and answers what came back, whatever its status: a redirect is an answer as well and is not followed.
 * Rejects with a FailureError where there is no answer within ten seconds, or the address is not allowed.
 */
export function postJson(
  url: string,
  body: string,
  {
    headers = {},
    networks,
  }: { readonly headers?: Readonly<Record<string, string>>; readonly networks: readonly string[] },
): Promise<PostAnswer> {
  // The setting may have changed since the URL was stored.
  const refusal = whyNotUrl(url, networks);
  if (refusal !== undefined)
    return Promise.reject(new FailureError({ code: "precondition", message: refusal }));
  const send = url.startsWith("https:") ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(answerWithinMs);
  return new Promise<PostAnswer>((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(new FailureError({ code: "unavailable", message: connectionReasonOf(error, signal) }));
    const request = send(
      url,
      {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(body),
          "User-Agent": "Canopy",
          ...headers,
        },
        lookup: guardedLookup(networks),
        // A connection of its own: what was checked for one message says nothing about a connection that is kept.
        agent: false,
        signal,
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        const answer = () => {
          const retryAfterMs = Number(response.headers["retry-after"]) * 1_000;
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8").slice(0, longestAnswer),
            ...(Number.isFinite(retryAfterMs) && retryAfterMs > 0 && { retryAfterMs }),
          });
        };
        response.on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (length < longestAnswer) return;
          answer();
          response.destroy();
        });
        response.on("end", answer);
        response.on("error", fail);
      },
    );
    request.on("error", fail);
    request.end(body);
  });
}
