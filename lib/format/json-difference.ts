/** One value of a document in place of another; absent where there was or is none. Values are JSON. */
export interface ValueChange {
  /** `source.regions[0]`; empty for the document itself. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/** The values in which two documents of JSON differ, in the order of their members. Undefined is a document without a value. */
export function jsonDifference(before: unknown, after: unknown, path = ""): readonly ValueChange[] {
  if (before === undefined && after === undefined) return [];
  const to = membersOf(after, before);
  const from = membersOf(before, after);
  if (from !== undefined && to !== undefined && from.kind === to.kind) {
    const names = new Set([...from.members.keys(), ...to.members.keys()]);
    return [...names].flatMap((name) =>
      jsonDifference(
        from.members.get(name),
        to.members.get(name),
        from.kind === "list" ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`,
      ),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      path,
      ...(before !== undefined && { before: JSON.stringify(before) }),
      ...(after !== undefined && { after: JSON.stringify(after) }),
    },
  ];
}

interface Members {
  readonly kind: "list" | "object";
  readonly members: ReadonlyMap<string, unknown>;
}

/** The members of a list or object. Where there is none, those of nothing, if the other document has any to compare. */
function membersOf(value: unknown, other: unknown): Members | undefined {
  if (value === undefined) {
    const opposite = membersOf(other, null);
    return opposite && opposite.members.size > 0 ? { kind: opposite.kind, members: new Map() } : undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  return { kind: Array.isArray(value) ? "list" : "object", members: new Map(Object.entries(value)) };
}
