import "server-only";
import { Readable } from "node:stream";
import type { MiddlewareStack } from "@smithy/types";

interface Command<Input extends object, Output extends object> {
  readonly middlewareStack: MiddlewareStack<Input, Output>;
}

/**
 * Makes a command answer everything AWS writes: the SDK drops members its model does not name, and a document that is
 * read, changed and sent back would lose them. Answers that are not JSON are left to the SDK.
 */
export function answerExactly<Input extends object, Output extends object>({
  middlewareStack,
}: Command<Input, Output>): void {
  middlewareStack.add(
    (next) => async (call) => {
      const answered = await next(call);
      const body = isRecord(answered.response) ? answered.response["body"] : undefined;
      if (body instanceof Uint8Array) supplement(answered.output, jsonIn(body));
      return answered;
    },
    { name: "canopySupplementAnswer", step: "initialize" },
  );
  // Nearest to the wire: the deserializer empties the body, so it is read here once and handed on as bytes.
  middlewareStack.add(
    (next) => async (call) => {
      const answered = await next(call);
      const { response } = answered;
      if (isRecord(response) && isSuccess(response["statusCode"]) && response["body"] instanceof Readable) {
        response["body"] = Buffer.concat(await response["body"].toArray());
      }
      return answered;
    },
    { name: "canopyReadAnswer", step: "deserialize", priority: "low" },
  );
}

/**
 * Makes a command send these members of its JSON body exactly as they are, and not only what the SDK's model names.
 * Members that the command itself leaves out stay out.
 */
export function sendExactly<Input extends object, Output extends object>(
  { middlewareStack }: Command<Input, Output>,
  members: Readonly<Record<string, unknown>>,
): void {
  // Before the length of the body is counted and the request is signed.
  middlewareStack.add(
    (next) => (call) => {
      const { request } = call;
      const body = isRecord(request) ? jsonIn(request["body"]) : undefined;
      if (isRecord(request) && isRecord(body)) {
        const exact = Object.entries(members).filter(([name, value]) => name in body && value !== undefined);
        request["body"] = JSON.stringify({ ...body, ...Object.fromEntries(exact) });
        if (isRecord(request["headers"])) delete request["headers"]["content-length"];
      }
      return next(call);
    },
    { name: "canopySendExactly", step: "build", priority: "high" },
  );
}

/** Adds to what the SDK has read whatever stands in the JSON and not in it; what both have stays as the SDK reads it. */
function supplement(read: unknown, written: unknown): void {
  if (Array.isArray(read) && Array.isArray(written)) {
    read.forEach((element, index) => supplement(element, written[index]));
    return;
  }
  if (!isRecord(read) || !isRecord(written)) return;
  // The SDK's own note about a union whose member it does not know: the member itself takes its place.
  delete read["$unknown"];
  for (const [name, value] of Object.entries(written)) {
    if (value === null || name === "__proto__") continue;
    if (name in read) supplement(read[name], value);
    else read[name] = value;
  }
}

function jsonIn(body: unknown): unknown {
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
  if (typeof text !== "string") return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}

function isSuccess(status: unknown): boolean {
  return typeof status === "number" && status >= 200 && status < 300;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
