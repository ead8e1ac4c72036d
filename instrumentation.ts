/** Next calls this once, before the server takes requests. */
export async function register(): Promise<void> {
  // Written like this because Next replaces it while it builds, and leaves out what another runtime cannot load.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startCollector } = await import("@/lib/inventory/start-collector");
  await startCollector();
}
