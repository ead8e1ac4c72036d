import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

/** A web page of another origin on this machine; `localhost` and `127.0.0.1` are two sites, and two ports one. */
async function foreignSite(): Promise<{ port: number; stop: () => Promise<void> }> {
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

for (const host of ["127.0.0.1", "localhost"]) {
  test(`a page of another origin on ${host} makes Canopy ask AWS nothing, but may link to it`, async ({
    page,
    canopy,
    sandbox,
    noise,
  }) => {
    // The browser itself complains of what it was refused.
    noise.allow(/Failed to load resource|blocked by CORS policy|Refused to|violates|frame/i);
    await organizationPage(page).open();
    await page.goto("about:blank");
    const site = await foreignSite();
    try {
      await page.goto(`http://${host}:${site.port}/`);
      const before = await sandbox.calls.count();
      await page.evaluate(
        async ({ url, paths }) => {
          const requests = paths.flatMap((path) =>
            Array.from({ length: 5 }, () =>
              fetch(`${url}${path}`, { mode: "no-cors", credentials: "include" }).catch(() => undefined),
            ),
          );
          for (const path of paths) {
            const image = new Image();
            image.src = `${url}${path}`;
            const frame = document.createElement("iframe");
            frame.src = `${url}${path}`;
            document.body.append(image, frame);
          }
          await Promise.all(requests);
        },
        { url: canopy.url, paths: costly },
      );
      expect(await sandbox.calls.count()).toEqual(before);

      const refused = page.waitForResponse((response) => response.url().includes("/api/configuration"));
      await page.goto(`http://${host}:${site.port}/`);
      await page.evaluate((url) => location.assign(url), `${canopy.url}/api/configuration`);
      await page.waitForURL("**/api/configuration");
      expect((await refused).status()).toBe(403);

      await page.goto(`http://${host}:${site.port}/`);
      await page.evaluate((url) => location.assign(url), `${canopy.url}/organization`);
      await organizationPage(page).settled();
    } finally {
      await site.stop();
    }
  });
}
