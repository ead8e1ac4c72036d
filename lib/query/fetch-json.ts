import type { z } from "zod";
import { fetchPersistently } from "@/lib/core/fetch-persistently";
import { askRoute, notUnderstood, type RouteRequest } from "./ask-route";

/** Something that travels as JSON. */
interface JsonRequest<Schema extends z.ZodType> extends RouteRequest {
  /** Or how to get it: then it comes with the answer, and no page has to have it before it can be used. */
  readonly schema: Schema | (() => Promise<Schema>);
}

/** Fetches JSON and checks its shape. Rejects with a FailureError, or as aborted. */
export async function fetchJson<Schema extends z.ZodType>(
  request: JsonRequest<Schema>,
): Promise<z.output<Schema>> {
  const schema = schemaOf(request);
  return parsed(await askRoute(request), await schema, request);
}

/** As `fetchJson`; `null` where the server answers that there is nothing yet. */
export async function fetchJsonIfAny<Schema extends z.ZodType>(
  request: JsonRequest<Schema>,
): Promise<z.output<Schema> | null> {
  const schema = schemaOf(request);
  const response = await askRoute(request);
  return response.status === 204 ? null : parsed(response, await schema, request);
}

/** Asked for beside the answer. Where the answer is a failure, it is not waited for. */
function schemaOf<Schema extends z.ZodType>({ schema }: JsonRequest<Schema>): Schema | Promise<Schema> {
  if (typeof schema !== "function") return schema;
  const coming = fetchPersistently(schema);
  coming.catch(() => undefined);
  return coming;
}

async function parsed<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
  { signal, what }: JsonRequest<Schema>,
): Promise<z.output<Schema>> {
  const body: unknown = await response.json().catch(() => undefined);
  signal.throwIfAborted();
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  throw notUnderstood(what, error.name);
}
