import { isFree, listenOnce } from "../bootstrap/is-free.mjs";

/** A port of the loopback interface that no process listens on: the preferred one if it is free, else any. */
export async function freePort(preferred = 0): Promise<number> {
  if (preferred !== 0 && (await isFree(preferred))) return preferred;
  return listenOnce(0, "127.0.0.1");
}
