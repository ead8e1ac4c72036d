import { enter } from "@/lib/identity/server/enter";

/** The one-time link of a Canopy without identity provider. */
export function GET(request: Request): Promise<Response> {
  return enter(request);
}
