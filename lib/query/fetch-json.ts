import type { z } from "zod";
import { askRoute, notUnderstood, type RouteRequest } from "./ask-route";

/** Something that travels as JSON. */
interface JsonRequest<Schema extends z.ZodType> extends RouteRequest {
  readonly schema: Schema;
}

/** Fetches JSON and checks its shape. Rejects with a FailureError, or as aborted. */
export async function fetchJson<Schema extends z.ZodType>({
  schema,
  ...request
}: JsonRequest<Schema>): Promise<z.output<Schema>> {
  const response = await askRoute(request);
  const body: unknown = await response.json().catch(() => undefined);
  request.signal.throwIfAborted();
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw notUnderstood(request.what, parsed.error.name);
}
