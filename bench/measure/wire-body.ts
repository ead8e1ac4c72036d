import { get } from "node:http";
import { buffer } from "node:stream/consumers";
import { sessionHeaders } from "@/scripts/processes/enter";

/** The body of a response as it travels to a browser: `fetch` would decode it. Rejects unless the answer is 200. */
export function wireBody(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(
      url,
      { headers: { "accept-encoding": "gzip, deflate, br, zstd", ...sessionHeaders() } },
      (response) => {
        const { statusCode = 0 } = response;
        buffer(response).then((bytes) => {
          if (statusCode === 200) resolve(bytes);
          else reject(new Error(`GET ${url} answered ${statusCode}.`));
        }, reject);
      },
    );
    request.on("error", reject);
  });
}
