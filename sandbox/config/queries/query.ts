/** A query of AWS Config's language, as `parseQuery` reads it. Properties are dotted paths into a configuration item. */
export interface Query {
  /** In the order in which they were written; `*` is all properties. */
  readonly select: readonly Selected[];
  readonly where: Condition | undefined;
  readonly groupBy: readonly string[];
  readonly orderBy: { readonly property: string; readonly isDescending: boolean } | undefined;
}

export type Selected =
  | { readonly kind: "property"; readonly property: string; readonly alias: string | undefined }
  | {
      readonly kind: "aggregate";
      readonly name: "COUNT" | "SUM" | "MIN" | "MAX" | "AVG";
      /** `*`, for COUNT alone. */
      readonly property: string;
      readonly alias: string | undefined;
    };

export type Literal = string | number | boolean;
export type Comparison = "=" | "<>" | "<" | ">" | "<=" | ">=";

export type Condition =
  | { readonly kind: "and" | "or"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition }
  | {
      readonly kind: "compare";
      readonly property: string;
      readonly operator: Comparison;
      readonly value: Literal;
    }
  | { readonly kind: "in"; readonly property: string; readonly values: readonly Literal[] }
  | {
      readonly kind: "between";
      readonly property: string;
      readonly from: Literal;
      readonly to: Literal;
    }
  | { readonly kind: "like"; readonly property: string; readonly pattern: string };

/** Whether a query makes one row of several items. */
export function isAggregation({ select, groupBy }: Query): boolean {
  return groupBy.length > 0 || select.some(({ kind }) => kind === "aggregate");
}
