import { z } from "zod";

export type SandboxService = "config" | "organizations" | "securityhub" | "sns" | "sts";

const Json = z.json();

/** botocore's `service-2.json`, as far as it is read here: what is not named survives as it is. */
const FullModel = z.object({
  metadata: z.record(z.string(), Json),
  operations: z.record(
    z.string(),
    z.looseObject({
      input: z.looseObject({ shape: z.string() }).optional(),
      output: z.looseObject({ shape: z.string() }).optional(),
      errors: z.array(z.looseObject({ shape: z.string() })).optional(),
    }),
  ),
  shapes: z.record(z.string(), z.record(z.string(), Json)),
});

/** botocore's `paginators-1.json`. */
const Paginators = z.object({ pagination: z.record(z.string(), Json) });

const ShapeReferences = z.object({
  members: z.record(z.string(), z.looseObject({ shape: z.string() })).optional(),
  member: z.looseObject({ shape: z.string() }).optional(),
  key: z.looseObject({ shape: z.string() }).optional(),
  value: z.looseObject({ shape: z.string() }).optional(),
});

interface Source {
  readonly service: unknown;
  readonly paginators: unknown;
  readonly operations: readonly string[];
  readonly attribution: string;
}

/**
 * The part of a botocore service model that the named operations reach, without documentation, sorted so that it is
 * the same text each time. Throws where an operation is not in the model.
 */
export function slimModel(source: Source): Record<string, unknown> {
  const model = FullModel.parse(source.service);
  const { pagination } = Paginators.parse(source.paginators);
  const names = [...source.operations].sort();
  const kept = names.map((name) => {
    const operation = model.operations[name];
    if (operation === undefined) throw new Error(`The model has no operation ${name}.`);
    return [name, operation] as const;
  });
  const roots = kept.flatMap(([, { input, output, errors = [] }]) =>
    [input, output, ...errors].flatMap((reference) => reference?.shape ?? []),
  );
  return {
    attribution: source.attribution,
    metadata: model.metadata,
    operations: Object.fromEntries(kept.map(([name, operation]) => [name, withoutDocumentation(operation)])),
    pagination: Object.fromEntries(
      names.flatMap((name) => (pagination[name] === undefined ? [] : [[name, pagination[name]]])),
    ),
    shapes: Object.fromEntries(
      reachable(model.shapes, roots).map((name) => [name, withoutDocumentation(model.shapes[name])]),
    ),
  };
}

/** The names of all shapes that can be reached from `roots`, sorted. */
function reachable(shapes: z.infer<typeof FullModel>["shapes"], roots: readonly string[]): string[] {
  const seen = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const { members = {}, member, key, value } = ShapeReferences.parse(shapes[name]);
    for (const reference of [...Object.values(members), member, key, value]) {
      if (reference !== undefined) queue.push(reference.shape);
    }
  }
  return [...seen].sort();
}

/**
 * A deep copy without prose. Below `members` the keys are names of members, and a member may be called
 * `documentation` in earnest; only its own description goes.
 */
function withoutDocumentation(value: unknown, keysAreNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutDocumentation(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => keysAreNames || !isProse(key))
      .map(([key, child]) => [key, withoutDocumentation(child, !keysAreNames && key === "members")]),
  );
}

function isProse(key: string): boolean {
  return key === "documentation" || key === "deprecatedMessage" || key === "deprecatedSince";
}
