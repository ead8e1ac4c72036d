import { AwsError, type AwsStructure, type AwsValue } from "../contract";
import { isList, isRecord, isStructure } from "./value-guards";
import { type ServiceModel, shapeOf, type Shape, type StructureShape } from "./service-model";

/** How a protocol writes timestamps where the model does not say: epoch seconds, or ISO 8601. */
export type TimestampStyle = "epoch-seconds" | "iso8601";

/**
 * JSON as the shape describes it. Members the model does not know and nulls are dropped. Throws SerializationException
 * for a value of another type than the shape's, as the services' parsers do before they validate anything.
 */
export function fromJson(model: ServiceModel, shapeName: string, json: unknown): AwsValue {
  return read(model, shapeOf(model, shapeName), json);
}

function read(model: ServiceModel, shape: Shape, json: unknown): AwsValue {
  if (json === null) return null;
  switch (shape.type) {
    case "structure":
      return isRecord(json) ? readStructure(model, shape, json) : refuse(shape, json);
    case "list": {
      const items: unknown[] = Array.isArray(json) ? json : refuse(shape, json);
      return items.map((item) => read(model, shapeOf(model, shape.member.shape), item));
    }
    case "map":
      if (!isRecord(json)) return refuse(shape, json);
      return Object.fromEntries(
        Object.entries(json).map(([key, item]) => [
          key,
          read(model, shapeOf(model, shape.value.shape), item),
        ]),
      );
    case "timestamp":
      return typeof json === "number" || typeof json === "string" ? readTimestamp(json) : refuse(shape, json);
    // Base64, which no operation looks into.
    case "blob":
    case "string":
      return typeof json === "string" ? json : refuse(shape, json);
    case "boolean":
      return typeof json === "boolean" ? json : refuse(shape, json);
    case "integer":
    case "long":
    case "float":
    case "double":
      return typeof json === "number" ? json : refuse(shape, json);
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

function readTimestamp(json: number | string): Date {
  return new Date(typeof json === "number" ? json * 1000 : json);
}

/** As AWS's parser words it, seen for several services: `STRING_VALUE can not be converted to an Integer`. */
function refuse({ type }: Shape, json: unknown): never {
  const wanted = javaTypes[type];
  if (typeof json === "object" || wanted === undefined) {
    const found = Array.isArray(json) ? "list" : "structure or map";
    throw new AwsError("SerializationException", `Start of ${found} found where not expected.`, 400);
  }
  const found = typeof json === "boolean" ? String(json) : typeof json;
  const message = `${found.toUpperCase()}_VALUE can not be converted to ${wanted}`;
  throw new AwsError("SerializationException", message, 400);
}

const javaTypes: Readonly<Partial<Record<Shape["type"], string>>> = {
  string: "a String",
  boolean: "a Boolean",
  integer: "an Integer",
  long: "a Long",
  float: "a Float",
  double: "a Double",
  timestamp: "a Date",
};

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
