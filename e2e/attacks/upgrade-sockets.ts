import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";

/** Asks a server for upgrades to a socket, so many at once, waits for the answers, and leaves. */
export async function askForUpgrades(port: number, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      const over = once(socket, "close");
      socket.write(
        `GET /readyz HTTP/1.1\r\nHost: evil.example:${port}\r\nOrigin: http://evil.example\r\n` +
          "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      );
      // What answers nothing is left after a moment, as a browser's page is that closes its tab.
      socket.setTimeout(2_000, () => socket.end());
      socket.once("data", () => socket.end());
      socket.resume();
      const given = new Promise((resolve) => setTimeout(resolve, 5_000));
      await Promise.race([over, given]);
      socket.destroy();
    }),
  );
}

/** How many connections of a server its clients have left and it holds on to, on Linux. */
export async function abandonedSockets(port: number): Promise<number> {
  const closeWait = "08";
  const local = port.toString(16).toUpperCase().padStart(4, "0");
  const lines = (await readFile("/proc/net/tcp", "utf8")).split("\n");
  return lines.filter((line) => {
    const [, address = "", , state] = line.trim().split(/\s+/);
    return address.endsWith(`:${local}`) && state === closeWait;
  }).length;
}
