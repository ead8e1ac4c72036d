import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { z } from "zod";

const Shape = z.looseObject({
  type: z.string(),
  members: z
    .record(z.string(), z.object({ shape: z.string(), locationName: z.string().optional() }))
    .optional(),
  required: z.array(z.string()).default([]),
  member: z.object({ shape: z.string() }).optional(),
  value: z.object({ shape: z.string() }).optional(),
  enum: z.array(z.string()).optional(),
});
const Model = z.object({
  operations: z.record(
    z.string(),
    z.object({
      output: z.object({ shape: z.string() }).optional(),
      http: z.object({ method: z.string(), requestUri: z.string() }).optional(),
    }),
  ),
  shapes: z.record(z.string(), Shape),
});
type Model = z.infer<typeof Model>;

/** What the model lets AWS leave out or add, at one place of an answer. */
export interface Place {
  readonly operation: string;
  /** `ListAccounts.Accounts[].State` */
  readonly path: string;
  /** A member that the model doesn't require, an enum's value, a structure, or the rows of a list. */
  readonly kind: "optional" | "enum" | "structure" | "rows";
}

/**
 * Whether the answer is changed at a place: an optional member is taken out, an enum gets a value that is new, a structure
 * a member that is new, and a list loses its rows.
 */
export type Change = (place: Place) => boolean;

/**
 * A proxy in front of a sandbox that changes the answers of Organizations, Security Hub and AWS Config as their models
 * allow: `isChanged` is asked at every place of every answer.
 */
export async function startChangedAnswers(target: string, isChanged: { current: Change }) {
  const models = {
    organizations: modelOf("organizations"),
    securityhub: modelOf("securityhub"),
    config: modelOf("config"),
  };
  const server = createServer((incoming, response) => {
    void pass(
      target,
      incoming,
      response,
      ({ operation, model }, answer) => {
        const shape = model.operations[operation]?.output?.shape;
        return shape === undefined
          ? answer
          : changed(model, shape, { operation, path: operation }, answer, isChanged.current);
      },
      models,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.int() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function modelOf(service: string): Model {
  const file = new URL(`../../../sandbox/models/${service}.json`, import.meta.url);
  return Model.parse(JSON.parse(readFileSync(file, "utf8")));
}

async function pass(
  target: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  change: (asked: Asked, answer: unknown) => unknown,
  models: Models,
): Promise<void> {
  const body = await textOf(incoming);
  const { method, url = "/", headers } = incoming;
  const outgoing = request(new URL(url, target), { method, headers }, (answer) => {
    void textOf(answer).then((text) => {
      const asked = askedIn(incoming, models);
      const isJson = answer.statusCode === 200 && asked !== undefined && text.startsWith("{");
      const changedText = isJson ? JSON.stringify(change(asked, JSON.parse(text))) : text;
      response.writeHead(answer.statusCode ?? 502, {
        ...answer.headers,
        "content-length": Buffer.byteLength(changedText),
      });
      response.end(changedText);
    });
  });
  outgoing.on("error", () => response.destroy());
  outgoing.end(body);
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(z.instanceof(Buffer).parse(chunk));
  return Buffer.concat(chunks).toString();
}

interface Models {
  readonly organizations: Model;
  readonly securityhub: Model;
  readonly config: Model;
}

/** What a request asks for. */
interface Asked {
  readonly operation: string;
  readonly model: Model;
}

/** Two services speak JSON with the operation in a header; the third has a path for each operation. */
function askedIn(
  { headers, method, url = "/" }: IncomingMessage,
  { organizations, securityhub, config }: Models,
): Asked | undefined {
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    const [service = "", operation = ""] = target.split(".");
    return { operation, model: service.startsWith("AWSOrganizations") ? organizations : config };
  }
  const path = url.split("?")[0] ?? "";
  for (const [operation, { http }] of Object.entries(securityhub.operations)) {
    if (http === undefined || http.method !== method) continue;
    const pattern = http.requestUri
      .split("?")[0]
      ?.replaceAll(/\{\w+\+\}/g, ".+")
      .replaceAll(/\{\w+\}/g, "[^/]+");
    if (new RegExp(`^${pattern ?? ""}$`).test(path)) return { operation, model: securityhub };
  }
  return undefined;
}

/** Paging is not a member that an answer may lack: without its token a list ends. */
const paging = new Set(["NextToken", "nextToken"]);

function changed(
  model: Model,
  shapeName: string,
  { operation, path }: Pick<Place, "operation" | "path">,
  value: unknown,
  isChanged: Change,
): unknown {
  const shape = model.shapes[shapeName];
  if (shape === undefined) return value;
  const inner = (name: string, at: string, each: unknown) =>
    changed(model, name, { operation, path: at }, each, isChanged);
  if (shape.enum !== undefined) {
    return isChanged({ operation, path, kind: "enum" }) ? "SOMETHING_NEW" : value;
  }
  const { member } = shape;
  if (shape.type === "list" && member !== undefined && Array.isArray(value)) {
    if (isChanged({ operation, path, kind: "rows" })) return [];
    return value.map((each: unknown) => inner(member.shape, `${path}[]`, each));
  }
  const { members } = shape;
  const record = z.record(z.string(), z.unknown()).safeParse(value);
  if (shape.type !== "structure" || members === undefined || !record.success) return value;
  const added = isChanged({ operation, path, kind: "structure" }) ? { NewMember: { New: [1, "two"] } } : {};
  const kept = Object.fromEntries(
    Object.entries(record.data).flatMap(([name, each]) => {
      const at = `${path}.${name}`;
      const isOptional = !shape.required.includes(name) && !paging.has(name);
      if (isOptional && isChanged({ operation, path: at, kind: "optional" })) return [];
      const one = members[name];
      return [[name, one === undefined ? each : inner(one.shape, at, each)]];
    }),
  );
  return { ...kept, ...added };
}
