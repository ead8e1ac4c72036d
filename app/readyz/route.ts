import { readiness } from "@/lib/monitoring/server/readiness";

// Asked again each time: an answer from the build would say that a server is ready which is not there.
export const dynamic = "force-dynamic";

/**
 * Says whether the server can take requests: 503 with the reasons while its database does not answer in time or its tables
 * are not up to date, and once it was asked to end. Asks AWS for nothing, and needs no session.
 */
export async function GET(): Promise<Response> {
  const answer = await readiness();
  return Response.json(answer, {
    status: answer.ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
