import type { z } from "zod";
import { askRoute, notUnderstood, type RouteRequest } from "./ask-route";

/** Something that travels as JSON. */
interface JsonRequest<Schema extends z.ZodType> extends RouteRequest {
  readonly schema: Schema;
}

/** Fetches JSON and checks its shape. Rejects with a FailureError, or as aborted. */
export async function fetchJson<Schema extends z.ZodType>(
  request: JsonRequest<Schema>,
): Promise<z.output<Schema>> {
  return parsed(await askRoute(request), request);
}

/** As `fetchJson`; `null` where the server answers that there is nothing yet. */
export async function fetchJsonIfAny<Schema extends z.ZodType>(
  request: JsonRequest<Schema>,
): Promise<z.output<Schema> | null> {
  const response = await askRoute(request);
  return response.status === 204 ? null : parsed(response, request);
}

async function parsed<Schema extends z.ZodType>(
  response: Response,
  { schema, signal, what }: JsonRequest<Schema>,
): Promise<z.output<Schema>> {
  const body: unknown = await response.json().catch(() => undefined);
  signal.throwIfAborted();
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  throw notUnderstood(what, error.name);
}
