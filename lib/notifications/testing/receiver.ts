import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { z } from "zod";

/** A message as it arrived. */
export interface Received {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An HTTP server that takes notifications. */
export interface Receiver {
  readonly url: string;
  /** In the order in which they arrived, every attempt. */
  readonly received: readonly Received[];
  /** What it answers from now on; 204 at first. */
  answer: (response: ServerResponse, received: Received) => void;
  readonly close: () => Promise<void>;
}

const Address = z.object({ port: z.int() });

/** Starts a receiver on loopback. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const receiver: { answer: Receiver["answer"] } = {
    answer: (response) => response.writeHead(204).end(),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const message = {
        id: String(request.headers["webhook-id"] ?? ""),
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
      };
      received.push(message);
      receiver.answer(response, message);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = Address.parse(server.address());
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}
