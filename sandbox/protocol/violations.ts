import type { AwsStructure, AwsValue } from "../contract";
import { isList, isStructure } from "./value-guards";
import { matchesPattern } from "./matches-pattern";
import { type ServiceModel, type Shape, shapeOf, type StructureShape } from "./service-model";

export type ViolationKind =
  | "required"
  | "type"
  | "enum"
  | "pattern"
  | "min-length"
  | "max-length"
  | "min-value"
  | "max-value"
  | "union"
  | "unknown-member";

/** One constraint of the service model that a value does not keep. */
export interface Violation {
  /** `Target.AccountId`, `Tags[3].Key`; members as the model spells them. */
  readonly path: string;
  readonly kind: ViolationKind;
  /** The end of AWS's sentence: `Member must have length less than or equal to 12`. */
  readonly constraint: string;
  readonly value: AwsValue;
}

/**
 * Everything about `value` that the shape forbids, outermost first. Members the model does not know are violations;
 * parsers of input drop them before, as AWS ignores them.
 */
export function violations(model: ServiceModel, shapeName: string, value: AwsValue): readonly Violation[] {
  return [...check(model, shapeOf(model, shapeName), value, "")];
}

function* check(model: ServiceModel, shape: Shape, value: AwsValue, path: string): Generator<Violation> {
  const wrongType = { path, kind: "type", constraint: `Member must be a ${shape.type}`, value } as const;
  switch (shape.type) {
    case "structure":
      if (isStructure(value)) yield* checkStructure(model, shape, value, path);
      else yield wrongType;
      return;
    case "list":
      if (!isList(value)) {
        yield wrongType;
        return;
      }
      yield* checkLength(shape, value.length, value, path);
      for (const [index, item] of value.entries()) {
        yield* check(model, shapeOf(model, shape.member.shape), item, `${path}[${index}]`);
      }
      return;
    case "map":
      if (!isStructure(value)) {
        yield wrongType;
        return;
      }
      yield* checkLength(shape, Object.keys(value).length, value, path);
      for (const [key, item] of Object.entries(value)) {
        yield* check(model, shapeOf(model, shape.key.shape), key, `${path}{key}`);
        yield* check(model, shapeOf(model, shape.value.shape), item, `${path}{${key}}`);
      }
      return;
    case "blob":
      if (typeof value !== "string") yield wrongType;
      return;
    case "string":
      if (typeof value === "string") yield* checkString(shape, value, path);
      else yield wrongType;
      return;
    case "integer":
    case "long":
      if (typeof value === "number" && Number.isSafeInteger(value)) yield* checkRange(shape, value, path);
      else yield wrongType;
      return;
    case "float":
    case "double":
      if (typeof value === "number" && Number.isFinite(value)) yield* checkRange(shape, value, path);
      else yield wrongType;
      return;
    case "boolean":
      if (typeof value !== "boolean") yield wrongType;
      return;
    case "timestamp":
      if (!(value instanceof Date) || Number.isNaN(value.getTime())) yield wrongType;
  }
}

function* checkStructure(
  model: ServiceModel,
  shape: StructureShape,
  value: AwsStructure,
  path: string,
): Generator<Violation> {
  for (const name of shape.required) {
    if (value[name] !== undefined) continue;
    yield {
      path: joined(path, name),
      kind: "required",
      constraint: "Member must not be null",
      value: undefined,
    };
  }
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  if (shape.union && present.length !== 1) {
    const constraint = `Exactly one of [${Object.keys(shape.members).join(", ")}] must be present`;
    yield { path, kind: "union", constraint, value };
  }
  for (const [name, member] of present) {
    const declared = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    if (declared !== undefined)
      yield* check(model, shapeOf(model, declared.shape), member, joined(path, name));
    else
      yield {
        path: joined(path, name),
        kind: "unknown-member",
        constraint: "Member is unknown",
        value: member,
      };
  }
}

type StringShape = Extract<Shape, { type: "string" }>;

function* checkString(shape: StringShape, value: string, path: string): Generator<Violation> {
  yield* checkLength(shape, value.length, value, path);
  if (shape.enum !== undefined && !shape.enum.includes(value)) {
    const constraint = `Member must satisfy enum value set: [${shape.enum.join(", ")}]`;
    yield { path, kind: "enum", constraint, value };
  }
  if (shape.pattern !== undefined && !matchesPattern(shape.pattern, value)) {
    const constraint = `Member must satisfy regular expression pattern: ${shape.pattern}`;
    yield { path, kind: "pattern", constraint, value };
  }
}

interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

function* checkLength(
  { min, max }: Bounds,
  length: number,
  value: AwsValue,
  path: string,
): Generator<Violation> {
  if (min !== undefined && length < min) {
    yield {
      path,
      kind: "min-length",
      constraint: `Member must have length greater than or equal to ${min}`,
      value,
    };
  }
  if (max !== undefined && length > max) {
    yield {
      path,
      kind: "max-length",
      constraint: `Member must have length less than or equal to ${max}`,
      value,
    };
  }
}

function* checkRange({ min, max }: Bounds, value: number, path: string): Generator<Violation> {
  if (min !== undefined && value < min) {
    yield {
      path,
      kind: "min-value",
      constraint: `Member must have value greater than or equal to ${min}`,
      value,
    };
  }
  if (max !== undefined && value > max) {
    yield {
      path,
      kind: "max-value",
      constraint: `Member must have value less than or equal to ${max}`,
      value,
    };
  }
}

function joined(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
