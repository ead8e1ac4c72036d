import { readFileSync } from "node:fs";
import { z } from "zod";
import type { ServiceName } from "../contract";
import { laxerShapes, newerEnumValues } from "./model-additions";

const Member = z.object({
  shape: z.string(),
  location: z.enum(["uri", "querystring"]).optional(),
  locationName: z.string().optional(),
});
export type Member = z.infer<typeof Member>;

const Reference = z.object({ shape: z.string() });
/** Of a map in a form: how its keys and values are named there. */
const NamedReference = Reference.extend({ locationName: z.string().optional() });
const bounds = { min: z.number().optional(), max: z.number().optional() };

const Structure = z.object({
  type: z.literal("structure"),
  members: z.record(z.string(), Member),
  required: z.array(z.string()).default([]),
  union: z.boolean().default(false),
  exception: z.boolean().default(false),
  error: z.object({ code: z.string().optional(), httpStatusCode: z.number().optional() }).optional(),
});
export type StructureShape = z.infer<typeof Structure>;

const Shape = z.discriminatedUnion("type", [
  Structure,
  z.object({ type: z.literal("list"), member: Reference, ...bounds }),
  z.object({ type: z.literal("map"), key: NamedReference, value: NamedReference, ...bounds }),
  z.object({
    type: z.literal("string"),
    enum: z.array(z.string()).optional(),
    pattern: z.string().optional(),
    ...bounds,
  }),
  z.object({ type: z.enum(["integer", "long", "float", "double"]), ...bounds }),
  z.object({ type: z.enum(["blob", "boolean"]) }),
  z.object({ type: z.literal("timestamp"), timestampFormat: z.literal("iso8601").optional() }),
]);
export type Shape = z.infer<typeof Shape>;

const Pagination = z.object({
  input_token: z.string(),
  output_token: z.string(),
  result_key: z.union([z.string(), z.array(z.string())]).optional(),
});

const OperationModel = z.object({
  name: z.string(),
  http: z.object({ method: z.string(), requestUri: z.string(), responseCode: z.number().default(200) }),
  input: Reference.optional(),
  output: Reference.extend({ resultWrapper: z.string().optional() }).optional(),
  errors: z.array(Reference).default([]),
});
export type OperationModel = z.infer<typeof OperationModel>;

const ServiceModel = z.object({
  metadata: z.object({
    apiVersion: z.string(),
    protocol: z.enum(["json", "query", "rest-json"]),
    targetPrefix: z.string().optional(),
    xmlNamespace: z.string().optional(),
  }),
  operations: z.record(z.string(), OperationModel),
  pagination: z.record(z.string(), Pagination),
  shapes: z.record(z.string(), Shape),
});
export type ServiceModel = z.infer<typeof ServiceModel>;

/** botocore's model of a service, reduced to the operations in scope: `sandbox/models`. */
export const serviceModels: Readonly<Record<ServiceName, ServiceModel>> = {
  config: loadModel("config"),
  organizations: loadModel("organizations"),
  securityhub: loadModel("securityhub"),
  sns: loadModel("sns"),
  sts: loadModel("sts"),
};

/** The model with what is known beyond it. */
function withAdditions(service: ServiceName, model: ServiceModel): ServiceModel {
  for (const [name, values] of Object.entries(newerEnumValues[service] ?? {})) {
    const shape = model.shapes[name];
    if (shape?.type === "string") shape.enum = [...new Set([...(shape.enum ?? []), ...values])];
  }
  for (const name of laxerShapes[service] ?? []) {
    const shape = model.shapes[name];
    if (shape?.type === "list") delete shape.min;
  }
  return model;
}

/** The shape of that name; models are closed, so a missing one is a defect of the extraction. */
export function shapeOf(model: ServiceModel, name: string): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`The service model has no shape ${name}.`);
  return shape;
}

/** As {@link shapeOf}, for the shapes that can only be structures: inputs, outputs and exceptions. */
export function structureOf(model: ServiceModel, name: string): StructureShape {
  const shape = shapeOf(model, name);
  if (shape.type !== "structure") throw new Error(`The shape ${name} is not a structure.`);
  return shape;
}

function loadModel(service: ServiceName): ServiceModel {
  const url = new URL(`../models/${service}.json`, import.meta.url);
  return withAdditions(service, ServiceModel.parse(JSON.parse(readFileSync(url, "utf8"))));
}
