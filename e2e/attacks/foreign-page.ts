import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import type { SandboxControl } from "../fixtures/sandbox-control";

/** A web page of another origin on this machine; `localhost` and `127.0.0.1` are two sites, and two ports one. */
export async function foreignSite(): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end("<!doctype html><title>Another site</title><main>Another site</main>");
  });
  server.listen(0);
  await once(server, "listening");
  return {
    port: portOf(server.address()),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The site has no port.");
  return address.port;
}

/** What costs Canopy calls to AWS, or a render. */
const costly = [
  "/api/connection/checks",
  "/api/configuration",
  "/api/aggregators",
  "/api/aggregators/health",
  "/api/aggregators/sources?region=eu-west-1&name=made-up",
  "/api/policies/catalogue",
  "/api/news",
  "/aggregators",
  "/configuration",
];

/** Has the page that is open ask Canopy for everything costly, some times at once, without leave to read the answers. */
export async function askFromPage(page: Page, canopyUrl: string, times: number): Promise<void> {
  await page.evaluate(
    async ({ url, paths, count }) => {
      const requests = paths.flatMap((path) =>
        Array.from({ length: count }, () =>
          fetch(`${url}${path}`, { mode: "no-cors", credentials: "include" }).catch(() => undefined),
        ),
      );
      for (const path of paths) {
        const image = new Image();
        image.src = `${url}${path}`;
        const frame = document.createElement("iframe");
        frame.src = `${url}${path}`;
        document.body.replaceChildren(image, frame);
      }
      await Promise.all(requests);
    },
    { url: canopyUrl, paths: costly, count: times },
  );
}

/** What Canopy itself asks at growing intervals, as long as an association is pending. */
const FOLLOWING = "securityhub:BatchGetConfigurationPolicyAssociations";

type Calls = Pick<SandboxControl, "calls">;

/** How often each operation was called, but for what Canopy goes on to ask by itself. */
export async function callsOfOthers({ calls }: Calls) {
  return { ...(await calls.count()), [FOLLOWING]: undefined };
}

/**
 * The same, as soon as Canopy itself has had nothing to ask for some seconds: between the parts of a collection it waits for the
 * rate that AWS publishes.
 */
export async function callsAtRest(sandbox: Calls) {
  let last = await callsOfOthers(sandbox);
  let same = 0;
  await expect
    .poll(
      async () => {
        const [before, now] = [JSON.stringify(last), await callsOfOthers(sandbox)];
        last = now;
        same = JSON.stringify(now) === before ? same + 1 : 0;
        return same;
      },
      { intervals: [1_000] },
    )
    .toBeGreaterThanOrEqual(4);
  return last;
}
