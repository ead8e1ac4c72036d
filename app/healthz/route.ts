// Asked again each time: an answer from the build would say that a server is well which is not there.
export const dynamic = "force-dynamic";

/** Says that the process answers, whatever becomes of its database; needs no session and discloses nothing. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
}
