import { once } from "node:events";
import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { shutdown } from "../../lib/server/shutdown.ts";
import { buildFiles } from "../server/build-files.ts";
import { createFrontServer } from "../server/front-server.ts";
import { stopServer } from "../server/stop-server.ts";
import { refuseOtherThanLoopback } from "../settings/refuse-other-than-loopback.ts";
import { projectRoot } from "./project-root.ts";

/** In the image there is no configuration to read, nor what would read it: the build has written down what it was. */
function useConfigOfBuild(): void {
  if (process.env["CANOPY_STANDALONE"] !== "1") return;
  const text = readFileSync(join(projectRoot, ".next/required-server-files.json"), "utf8");
  // The image has no Zod beside the build.
  const written: unknown = JSON.parse(text);
  if (typeof written !== "object" || written === null || !("config" in written))
    throw new Error("The build has not written down its configuration.");
  process.env["__NEXT_PRIVATE_STANDALONE_CONFIG"] = JSON.stringify(written.config);
}

// Canopy from the build, on the port and the address that are given, loopback where none is: Next behind a server of our own. Node reads this file
// and the few that it imports by itself, so their imports name the extension: the hooks of tsx would also process each
// of Next's files, and take a third of the start.
const hostname = process.argv[3] ?? process.env["CANOPY_HOST"] ?? "127.0.0.1";
const port = Number(process.argv[2]);
refuseOtherThanLoopback(hostname, process.env["CANOPY_OIDC_ISSUER"] ?? process.env["CANOPY_PROXY"]);
useConfigOfBuild();
// What V8 has compiled is kept beside the build, and goes when it does: the next start takes a seventh less. Where that folder
// can't be written, as in the image, nothing is kept. Next is loaded after it, or its files would not be among them.
enableCompileCache(join(projectRoot, ".next/compile-cache"));
const { default: next } = await import("next");
const app = next({ dev: false, dir: projectRoot, hostname, port });
await app.prepare();

const server = createFrontServer(app.getRequestHandler(), {
  isOverTls: process.env["CANOPY_URL"]?.startsWith("https:") === true,
  answerFromBuild: buildFiles(join(projectRoot, ".next/static")),
});
server.listen(port, hostname);
await once(server, "listening");

let isStopping = false;
for (const name of ["SIGTERM", "SIGINT"] as const) {
  process.on(name, () => {
    if (isStopping) return;
    isStopping = true;
    void stopServer(server, shutdown())
      .then(() => app.close())
      .then(() => process.exit(0));
  });
}
