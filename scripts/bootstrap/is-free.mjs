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
    await listenOnce(port, "127.0.0.1");
    await listenOnce(port, "::1");
    return true;
  } catch (error) {
    // A machine without IPv6 has no second address to be taken.
    return error instanceof Error && "code" in error && error.code === "EADDRNOTAVAIL";
  }
}

/**
 * Listens on a port for a moment and returns it; any free one for 0.
 *
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>}
 */
export async function listenOnce(port, host) {
  const server = createServer();
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string")
    throw new Error("A TCP server has an address with a port.");
  return address.port;
}
