import type { Own, Service } from "@/scripts/processes/run-services";

/** Runs work on services that it starts, and stops them all when it is over or interrupted, the last one first. */
export async function withOwned<T>(work: (own: Own, signal: AbortSignal) => Promise<T>): Promise<T> {
  const services: Service[] = [];
  const controller = new AbortController();
  const interrupt = () => controller.abort(new Error("Stopped."));
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  const interrupted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(new Error("Stopped.")));
  });
  try {
    const working = work((service) => {
      services.push(service);
      return service;
    }, controller.signal);
    return await Promise.race([working, interrupted]);
  } finally {
    for (const service of services.toReversed()) await service.stop();
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
}
