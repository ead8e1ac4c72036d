import { AwsError } from "../contract";

/** The body as JSON; an empty one stands for `{}`. Throws SerializationException for anything else than an object. */
export function parseJsonBody(body: string): Record<string, unknown> {
  if (body.trim() === "") return {};
  const json = parse(body);
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new AwsError("SerializationException", "Start of structure or map found where not expected.", 400);
  }
  return { ...json };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError("SerializationException", "The request body is not valid JSON.", 400);
  }
}
