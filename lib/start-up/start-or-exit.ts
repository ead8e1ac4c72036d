import "server-only";
import { env } from "@/lib/env";
import { SettingsError } from "@/lib/env-variables";
import { startCollector } from "./start-collector";

/**
 * Starts what this process does besides answering requests. Where it cannot, because of its settings or because the
 * database refuses them, it says so in one line on standard error and ends the process with exit code 1.
 */
export async function startOrExit(): Promise<void> {
  try {
    if (env().operations.isTraced) {
      // Loaded only where traces are wanted: it takes a fifth of a second.
      const { startTracing } = await import("./start-tracing");
      startTracing();
    }
    await startCollector();
  } catch (error) {
    process.stderr.write(`${reason(error)}\n`);
    process.exit(1);
  }
}

function reason(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const causes = messagesOf(error);
  return `Canopy can't start: its database can't be used (${causes.at(-1) ?? String(error)}). Check DATABASE_URL, that of each entry of CANOPY_CONNECTIONS, and what its role may do.`;
}

/** Drizzle wraps PostgreSQL's error in one that holds the whole statement. */
function messagesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return [error.message, ...messagesOf(error.cause)];
}
