import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export interface Resource {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Serves what there is under each path, from memory. */
export async function serve(
  resources: readonly (readonly [string, Resource])[],
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const byPath = new Map(resources);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const resource = byPath.get(pathname);
    if (resource === undefined) response.writeHead(404).end();
    else response.writeHead(200, resource.headers).end(resource.body);
  });
  return { url: await listen(server), close: () => close(server) };
}

/** A peer's page, its script and, where it has one, its stylesheet; `bar` holds what works on the list. */
export function peerResources(
  folder: string,
  { name, bar }: { readonly name: string; readonly bar: string },
): [string, Resource][] {
  const file = (ending: string) => join(folder, `${name}.${ending}`);
  const hasStyles = existsSync(file("css"));
  const page = compressed(peerHtml(name, { bar, hasStyles }), "text/html; charset=utf-8");
  const files: [string, Resource][] = [
    [`/peers/${name}`, page],
    [`/peers/${name}.js`, compressed(readFileSync(file("js")), "text/javascript; charset=utf-8")],
  ];
  if (hasStyles)
    files.push([`/peers/${name}.css`, compressed(readFileSync(file("css")), "text/css; charset=utf-8")]);
  return files;
}

/** The floor's page without its list; a peer draws its own into the same place. */
function peerHtml(name: string, { bar, hasStyles }: { bar: string; hasStyles: boolean }): string {
  const styles = hasStyles ? `<link rel="stylesheet" href="/peers/${name}.css" />` : "";
  return floorFile("index.html")
    .toString()
    .replaceAll(/ *<link rel="modulepreload"[^>]*>\n/g, "")
    .replace(/<!-- list -->[^]*<!-- \/list -->/, `<div class="bar">${bar}</div><div id="grid"></div>`)
    .replace("<style>", `${styles}<link rel="modulepreload" href="/peers/${name}.js" /><style>`)
    .replace('src="/main.js"', `src="/peers/${name}.js"`);
}

export function floorFile(file: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`floor/page/${file}`, import.meta.url)));
}

export function compressed(source: Buffer | string, type: string): Resource {
  return { body: gzipSync(source), headers: { "content-type": type, "content-encoding": "gzip" } };
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
