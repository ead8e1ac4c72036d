import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { openApiDocument } from "./openapi";
import { apiOperations } from "./operations";

/** The operations of the API with their schemas as JSON, for people to read; generated as the OpenAPI document is. */
export const readApiReference = defineRead({
  operation: "canopy:ReadApiReference",
  input: z.strictObject({}),
  requires: "signed-in",
  withinOus: "no-targets",
  run: () => {
    const { paths } = openApiDocument({ version: "" });
    return Promise.resolve(
      apiOperations.map(({ id, method, path, tag, summary, requires }) => {
        const { parameters, requestBody, responses } = Document.parse(paths[path]?.[method.toLowerCase()]);
        return {
          ...{ id, method, path, tag, summary, requires, parameters },
          body: requestBody && written(requestBody.content["application/json"].schema),
          answer: written(responses["200"].content["application/json"].schema),
        };
      }),
    );
  },
});

const Content = z.object({ "application/json": z.object({ schema: z.unknown() }) });
const Document = z.object({
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(["path", "query"]), required: z.boolean(), schema: z.unknown() }),
  ),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.object({ "200": z.object({ content: Content }) }),
});

function written(schema: unknown): string {
  return JSON.stringify(schema, null, 2);
}
