import type { AwsStructure, AwsValue } from "../contract";
import { isList, isRecord, isStructure } from "./value-guards";
import { type ServiceModel, shapeOf, type Shape, type StructureShape } from "./service-model";

/** How a protocol writes timestamps where the model does not say: epoch seconds, or ISO 8601. */
export type TimestampStyle = "epoch-seconds" | "iso8601";

/**
 * JSON as the shape describes it. Members the model does not know and nulls are dropped; a value of the wrong type
 * stays of a wrong type for the validation to find, without its insides.
 */
export function fromJson(model: ServiceModel, shapeName: string, json: unknown): AwsValue {
  return read(model, shapeOf(model, shapeName), json);
}

function read(model: ServiceModel, shape: Shape, json: unknown): AwsValue {
  switch (shape.type) {
    case "structure":
      return isRecord(json) ? readStructure(model, shape, json) : withoutInsides(json);
    case "list":
      return Array.isArray(json)
        ? json.map((item: unknown) => read(model, shapeOf(model, shape.member.shape), item))
        : withoutInsides(json);
    case "map":
      if (!isRecord(json)) return withoutInsides(json);
      return Object.fromEntries(
        Object.entries(json).map(([key, item]) => [
          key,
          read(model, shapeOf(model, shape.value.shape), item),
        ]),
      );
    case "timestamp":
      return readTimestamp(json);
    default:
      return withoutInsides(json);
  }
}

function readStructure(
  model: ServiceModel,
  shape: StructureShape,
  json: Record<string, unknown>,
): AwsStructure {
  const members: Record<string, AwsValue> = {};
  for (const [name, { shape: memberShape }] of Object.entries(shape.members)) {
    const value = Object.hasOwn(json, name) ? json[name] : undefined;
    if (value !== undefined && value !== null)
      members[name] = read(model, shapeOf(model, memberShape), value);
  }
  return members;
}

function readTimestamp(json: unknown): AwsValue {
  if (typeof json === "number") return new Date(json * 1000);
  if (typeof json === "string") return new Date(json);
  return withoutInsides(json);
}

function withoutInsides(json: unknown): AwsValue {
  if (typeof json === "string" || typeof json === "number" || typeof json === "boolean") return json;
  if (Array.isArray(json)) return [];
  return json === null ? null : {};
}

/** A valid value as JSON: absent members left out, timestamps in the style the model or the protocol asks for. */
export function toJson(
  model: ServiceModel,
  shapeName: string,
  value: AwsValue,
  style: TimestampStyle,
): unknown {
  const shape = shapeOf(model, shapeName);
  if (value instanceof Date) return writeTimestamp(shape, value, style);
  if (isList(value) && shape.type === "list") {
    return value.map((item) => toJson(model, shape.member.shape, item, style));
  }
  if (!isStructure(value)) return value;
  const members = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    const memberShape = memberShapeOf(shape, name);
    return member === undefined || memberShape === undefined
      ? []
      : [[name, toJson(model, memberShape, member, style)]];
  });
  return Object.fromEntries(members);
}

function memberShapeOf(shape: Shape, name: string): string | undefined {
  if (shape.type === "structure") return shape.members[name]?.shape;
  return shape.type === "map" ? shape.value.shape : undefined;
}

function writeTimestamp(shape: Shape, value: Date, style: TimestampStyle): string | number {
  const asked = shape.type === "timestamp" ? shape.timestampFormat : undefined;
  return (asked ?? style) === "iso8601" ? value.toISOString() : value.getTime() / 1000;
}
