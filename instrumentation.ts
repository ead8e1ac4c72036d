/** Next calls this once, before the server takes requests. What is wrong with the settings ends the process in one line. */
export async function register(): Promise<void> {
  // Written like this because Next replaces it while it builds, and leaves out what another runtime cannot load.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startOrExit } = await import("@/lib/start-up/start-or-exit");
  await startOrExit();
}
