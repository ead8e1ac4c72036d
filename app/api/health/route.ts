// Asked again each time: an answer from the build would say that a server is well which is not there.
export const dynamic = "force-dynamic";

/** Says that the server answers; launchers and load balancers ask, so no session is needed and nothing is told. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
}
