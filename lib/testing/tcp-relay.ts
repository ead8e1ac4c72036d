import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** Stands between a client and a server of this machine, as a network does. */
export interface TcpRelay {
  readonly port: number;
  /** Connections that are open now carry nothing from now on, in either direction, and neither end is notified. */
  readonly silence: () => void;
  /** Connections that are open now end at once, as when a machine between them restarts. */
  readonly cut: () => void;
  /** Ends connections at once, open ones and new ones, until `accept` is called. */
  readonly refuse: () => void;
  readonly accept: () => void;
  readonly close: () => Promise<void>;
}

/** Starts a relay to a port of the loopback interface. */
export async function startTcpRelay(target: number): Promise<TcpRelay> {
  const open = new Set<readonly [Socket, Socket]>();
  let isRefusing = false;
  const server = createServer((incoming) => {
    if (isRefusing) {
      incoming.destroy();
      return;
    }
    const outgoing = connect(target, "127.0.0.1");
    const pair = [incoming, outgoing] as const;
    open.add(pair);
    incoming.pipe(outgoing).pipe(incoming);
    for (const socket of pair) {
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(pair);
        // What stays open on the other side would keep the relay from ending.
        for (const each of pair) each.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("A TCP server has an address with a port.");
  function cut(): void {
    for (const pair of open) for (const socket of pair) socket.destroy();
  }
  return {
    port: address.port,
    silence: () => {
      for (const [incoming, outgoing] of open) {
        incoming.unpipe(outgoing).pause();
        outgoing.unpipe(incoming).pause();
      }
    },
    cut,
    refuse: () => {
      isRefusing = true;
      cut();
    },
    accept: () => {
      isRefusing = false;
    },
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
