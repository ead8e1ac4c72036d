import "server-only";
import { connectionPrefix } from "@/lib/core/http/connection-path";
import { connectionInForce } from "@/lib/server/connection-in-force";
import { z } from "zod";
import { ApiError } from "../models";
import type { ApiOperation } from "./api-operation";
import { apiOperations } from "./operations";

type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas that refer to themselves, by their name in the document. */
type Definitions = Record<string, unknown>;

/** The API as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html), from the schemas that its requests are checked with. */
export function openApiDocument({ version }: { readonly version: string }) {
  const paths: Record<string, Record<string, unknown>> = {};
  const definitions: Definitions = {};
  for (const operation of apiOperations)
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describedOperation(
      operation,
      definitions,
    );
  return {
    openapi: "3.1.1",
    info: {
      title: "Canopy",
      version,
      description:
        "What the pages of Canopy read and change. Each change is a run or a plan, with the checks, the approval and the record of the pages.",
    },
    servers: [{ url: `${connectionPrefix(connectionInForce().name)}/api/v1` }],
    security: [{ token: [] }],
    tags: [...new Set(apiOperations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token of the page API tokens." },
      },
      schemas: { Error: schemaOf(ApiError, "output", "Error", definitions), ...definitions },
    },
  };
}

function describedOperation(
  { id, tag, summary, requires, input, output }: ApiOperation,
  definitions: Definitions,
) {
  const { params, query, body }: Readonly<Record<string, z.core.$ZodType>> = input.shape;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description:
      requires === "signed-in"
        ? "Takes any valid token."
        : requires === "what the run takes"
          ? "Takes the permissions that the changes of the run take."
          : `Takes the permission \`${requires}\`.`,
    parameters: [...parametersOf(params, "path"), ...parametersOf(query, "query")],
    ...(body !== undefined && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(body, "input", `${id}Body`, definitions) } },
      },
    }),
    responses: {
      "200": {
        description: "As asked.",
        content: { "application/json": { schema: schemaOf(output, "output", `${id}Answer`, definitions) } },
      },
      default: {
        description:
          "What went wrong: `failure.code` says what kind it is, `failure.message` what to do, `failure.fields` which part of the input is not what it should be.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

const ObjectSchema = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
});

function parametersOf(schema: z.core.$ZodType | undefined, place: "path" | "query") {
  if (schema === undefined) return [];
  const { properties, required } = ObjectSchema.parse(schemaOf(schema, "input", "", {}));
  return Object.entries(properties).map(([name, { description, ...member }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(typeof description === "string" && { description }),
    schema: member,
  }));
}

/**
 * A schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. What it defines by itself goes to the document's definitions
 * under `name`.
 */
function schemaOf(
  schema: z.core.$ZodType,
  io: "input" | "output",
  name: string,
  definitions: Definitions,
): JsonSchema {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  const written = JSON.stringify(whole).replaceAll('"#/$defs/', `"#/components/schemas/${name}`);
  const { $defs = {}, ...described } = Schema.parse(JSON.parse(written));
  delete described["$schema"];
  for (const [key, definition] of Object.entries($defs)) definitions[`${name}${key}`] = definition;
  return described;
}

const Schema = z.looseObject({ $defs: z.record(z.string(), z.unknown()).optional() });
