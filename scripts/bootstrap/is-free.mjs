import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Whether no program listens on a port, on either loopback address: `localhost` may mean any of the two.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isFree(port) {
  try {
    for (const host of ["127.0.0.1", "::1"]) {
      const server = createServer().listen(port, host);
      await once(server, "listening");
      server.close();
      await once(server, "close");
    }
    return true;
  } catch (error) {
    // A machine without IPv6 has no second address to be taken.
    return error instanceof Error && "code" in error && error.code === "EADDRNOTAVAIL";
  }
}
