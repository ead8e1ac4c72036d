import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export interface Floor {
  readonly url: string;
  close(): Promise<void>;
}

interface Resource {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const scripts = ["main", "columns", "facts", "row-slot", "row-view", "virtual-list", "words"];
const fonts = [
  ["/inter.woff2", "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"],
  [
    "/jetbrains-mono.woff2",
    "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  ],
] as const;

/**
 * Serves the page that does what the organization page does and nothing else, without a framework. Its data are the very
 * columns that Canopy served, packed as small as is quick, and its fonts are Canopy's.
 */
export async function startFloor({ brotli }: { readonly brotli: Buffer }): Promise<Floor> {
  const resources = new Map<string, Resource>([
    ["/", compressed("index.html", "text/html; charset=utf-8")],
    ...scripts.map(
      (name) => [`/${name}.js`, compressed(`${name}.js`, "text/javascript; charset=utf-8")] as const,
    ),
    ...fonts.map(([path, file]) => [path, font(file)] as const),
    ["/snapshot", { body: brotli, headers: { "content-encoding": "br" } }],
  ]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const resource = resources.get(pathname);
    if (resource === undefined) response.writeHead(404).end();
    else response.writeHead(200, resource.headers).end(resource.body);
  });
  return { url: await listen(server), close: () => close(server) };
}

function compressed(file: string, type: string): Resource {
  const source = readFileSync(fileURLToPath(new URL(`page/${file}`, import.meta.url)));
  return { body: gzipSync(source), headers: { "content-type": type, "content-encoding": "gzip" } };
}

function font(file: string): Resource {
  return {
    body: readFileSync(fileURLToPath(import.meta.resolve(file))),
    headers: { "content-type": "font/woff2" },
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The floor has no port.");
  return `http://localhost:${address.port}`;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
