import { performance } from "node:perf_hooks";
import { sessionHeaders } from "@/scripts/processes/enter";
import { median } from "../median";

const warmUps = 5;

/** The median time in milliseconds in which a server answers with the whole document, one request after the other. */
export async function serverRenderMs(url: string, requests = 30): Promise<number> {
  const times: number[] = [];
  for (let request = 0; request < warmUps + requests; request++) {
    const startedAt = performance.now();
    const response = await fetch(url, { headers: sessionHeaders() });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    if (request >= warmUps) times.push(performance.now() - startedAt);
  }
  return median(times);
}
