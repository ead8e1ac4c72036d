import { databaseHealth } from "@/lib/inventory/serve/database-health";

// Asked again each time: an answer from the build would say that a server is well which is not there.
export const dynamic = "force-dynamic";

/** Says whether the server can do its work, which needs its database: 503 while that does not answer. Needs no session. */
export async function GET(): Promise<Response> {
  const failure = await databaseHealth();
  const headers = { "Cache-Control": "no-store" };
  return failure === undefined
    ? Response.json({ ok: true }, { headers })
    : Response.json({ ok: false, database: failure.message }, { status: 503, headers });
}
