import { once } from "node:events";
import { createServer } from "node:net";

/** A port of the loopback interface nobody listens on: the preferred one if it is free, else any. */
export async function freePort(preferred = 0): Promise<number> {
  if (preferred !== 0 && (await isFree(preferred))) return preferred;
  return listenOnce(0, "127.0.0.1");
}

/** Whether nobody listens on a port, on either loopback address: `localhost` may mean any of the two. */
export async function isFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port, "127.0.0.1");
    await listenOnce(port, "::1");
    return true;
  } catch (error) {
    // A machine without IPv6 has no second address to be taken.
    return error instanceof Error && "code" in error && error.code === "EADDRNOTAVAIL";
  }
}

async function listenOnce(port: number, host: string): Promise<number> {
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
