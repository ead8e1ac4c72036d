import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AwsStructure, type AwsValue, type ServiceName } from "./contract";
import { handleCall } from "./gateway/handle-call";
import { matchesPattern } from "./protocol/matches-pattern";
import {
  type OperationModel,
  type ServiceModel,
  serviceModels,
  type Shape,
  shapeOf,
  structureOf,
} from "./protocol/service-model";
import { isStructure } from "./protocol/value-guards";
import { type ViolationKind, violations } from "./protocol/violations";
import type { WireRequest } from "./protocol/wire";
import { SandboxState } from "./sandbox-state";
import { signedHeaders } from "./testing/signed-headers";

/** Texts of which one fits each pattern of the models. */
const samples = [
  "sample",
  "123456789012",
  "r-abcd",
  "p-abcdefgh12",
  "ou-abcd-abcdefgh",
  "car-abcdefgh1234",
  "one@example.com",
  "arn:aws:securityhub:eu-west-1:123456789012:hub/default",
  "s3://bucket/key",
  "recorder",
  "S3::Bucket::Name",
];

/** A value that the model allows, with every optional member down to a depth. */
function validValue(model: ServiceModel, shape: Shape, depth: number): AwsValue {
  switch (shape.type) {
    case "structure": {
      const names = Object.keys(shape.members).filter(
        (name, index) => (shape.union ? index === 0 : depth > 0) || shape.required.includes(name),
      );
      const members = names.map((name): [string, AwsValue] => {
        const member = shapeOf(model, shape.members[name]?.shape ?? "");
        return [name, validValue(model, member, depth - 1)];
      });
      return Object.fromEntries(members);
    }
    case "list":
      return [validValue(model, shapeOf(model, shape.member.shape), depth - 1)];
    case "map": {
      const key = textOf(validValue(model, shapeOf(model, shape.key.shape), 0));
      return { [key]: validValue(model, shapeOf(model, shape.value.shape), depth - 1) };
    }
    case "string":
      return validText(shape);
    case "boolean":
      return true;
    case "blob":
      return "";
    case "timestamp":
      return new Date(0);
    case "integer":
    case "long":
    case "float":
    case "double":
      return Math.max(shape.min ?? 1, Math.min(1, shape.max ?? 1));
  }
}

function validText({
  enum: values,
  pattern,
  min = 0,
  max = Infinity,
}: Extract<Shape, { type: "string" }>): string {
  const found =
    values?.[0] ??
    samples
      .map((text) => text.padEnd(min, "a"))
      .find((text) => text.length <= max && (pattern === undefined || matchesPattern(pattern, text)));
  if (found === undefined) throw new Error(`No sample fits ${pattern ?? ""} between ${min} and ${max}.`);
  return found;
}

interface Mutation {
  readonly kind: ViolationKind;
  readonly input: AwsStructure;
}

/** Inputs that break one constraint of one member each, at the top and inside of structures. */
function* mutations(model: ServiceModel, shapeName: string, input: AwsStructure): Generator<Mutation> {
  const shape = structureOf(model, shapeName);
  for (const [name, member] of Object.entries(shape.members)) {
    if (member.location === "uri") continue;
    const memberShape = shapeOf(model, member.shape);
    if (shape.required.includes(name)) yield { kind: "required", input: { ...input, [name]: undefined } };
    for (const { kind, value } of wrongValues(memberShape))
      yield { kind, input: { ...input, [name]: value } };
    const inner = input[name];
    if (memberShape.type === "structure" && isStructure(inner)) {
      for (const wrong of mutations(model, member.shape, inner))
        yield { kind: wrong.kind, input: { ...input, [name]: wrong.input } };
    }
  }
  const [first = "", second] = Object.keys(shape.members);
  if (shape.union && second !== undefined) {
    yield { kind: "union", input: {} };
    const other = validValue(model, shapeOf(model, shape.members[second]?.shape ?? ""), 1);
    yield { kind: "union", input: { [first]: input[first], [second]: other } };
  }
}

function wrongValues(shape: Shape): { readonly kind: ViolationKind; readonly value: AwsValue }[] {
  switch (shape.type) {
    case "string":
      return [
        ...(shape.enum === undefined ? [] : [{ kind: "enum" as const, value: "NOT_IN_THE_MODEL" }]),
        ...(shape.max === undefined
          ? []
          : [{ kind: "max-length" as const, value: "x".repeat(shape.max + 1) }]),
        ...((shape.min ?? 0) > 0 ? [{ kind: "min-length" as const, value: "" }] : []),
        ...(shape.pattern !== undefined && !matchesPattern(shape.pattern, " ")
          ? [{ kind: "pattern" as const, value: " " }]
          : []),
      ];
    case "integer":
    case "long":
      return [
        ...(shape.max === undefined ? [] : [{ kind: "max-value" as const, value: shape.max + 1 }]),
        ...(shape.min === undefined ? [] : [{ kind: "min-value" as const, value: shape.min - 1 }]),
      ];
    case "list":
    case "map":
      return (shape.min ?? 0) > 0 ? [{ kind: "min-length", value: shape.type === "list" ? [] : {} }] : [];
    default:
      return [];
  }
}

/** A scalar as a path, a query or a key of a map spells it. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

const services = ["organizations", "securityhub", "config"] as const;
const refusals: Readonly<Record<(typeof services)[number], readonly string[]>> = {
  organizations: ["InvalidInputException"],
  securityhub: ["InvalidInputException", "ValidationException"],
  config: ["ValidationException", "InvalidLimitException"],
};

function requestFor(service: ServiceName, operation: OperationModel, input: AwsStructure): WireRequest {
  const headers = signedHeaders({ service });
  const { targetPrefix } = serviceModels[service].metadata;
  if (targetPrefix !== undefined) {
    const target = { "x-amz-target": `${targetPrefix}.${operation.name}` };
    const body = JSON.stringify(input);
    return {
      method: "POST",
      path: "/",
      query: new URLSearchParams(),
      headers: { ...headers, ...target },
      body,
    };
  }
  const members =
    operation.input === undefined ? {} : structureOf(serviceModels[service], operation.input.shape).members;
  const query = new URLSearchParams();
  const body: Record<string, AwsValue> = {};
  let path = operation.http.requestUri;
  for (const [name, { location, locationName = name }] of Object.entries(members)) {
    const value = input[name];
    if (value === undefined) continue;
    if (location === "uri")
      path = path.replace(new RegExp(`\\{${locationName}\\+?\\}`), encodeURIComponent(textOf(value)));
    else if (location === "querystring")
      for (const one of Array.isArray(value) ? value : [value]) query.append(locationName, textOf(one));
    else body[locationName] = value;
  }
  return { method: operation.http.method, path, query, headers, body: JSON.stringify(body) };
}

const Refusal = z.object({ __type: z.string().optional(), Code: z.string().optional() });

describe.each(services)("%s", (service) => {
  const model = serviceModels[service];
  const operations = Object.values(model.operations).filter(({ input }) => input !== undefined);

  it.each(operations.map(({ name }) => name))(
    "refuses what its model forbids in the input of %s",
    async (name) => {
      const lines: string[] = [];
      const sandbox = new SandboxState({
        world: { world: "small", empty: false },
        clock: "manual",
        throttle: false,
        log: (line) => lines.push(line),
      });
      const operation = model.operations[name];
      const shapeName = operation?.input?.shape;
      if (operation === undefined || shapeName === undefined) throw new Error(`${name} has no input.`);
      const input = validValue(model, shapeOf(model, shapeName), 3);
      if (!isStructure(input)) throw new Error(`The input of ${name} is no structure.`);
      expect(violations(model, shapeName, input)).toEqual([]);

      for (const { kind, input: wrong } of mutations(model, shapeName, input)) {
        const found = violations(model, shapeName, wrong);
        // An empty list has no place in a query string: the member is then absent.
        const request = requestFor(service, operation, wrong);
        expect(
          found.map((one) => one.kind),
          JSON.stringify(wrong),
        ).toContain(kind);
        const { response } = await handleCall(sandbox, request);
        const { __type, Code } = Refusal.parse(JSON.parse(response?.body ?? "{}"));
        const code = response?.headers["x-amzn-errortype"] ?? __type ?? Code;
        expect(refusals[service], `${kind} of ${JSON.stringify(wrong)}: ${response?.body ?? ""}`).toContain(
          code,
        );
        expect(response?.status).toBe(400);
      }
      expect(lines).toEqual([]);
    },
  );
});
