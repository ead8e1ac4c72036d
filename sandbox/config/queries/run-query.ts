import type { AwsStructure, AwsValue } from "../../contract";
import type { Condition, Literal, Query, Selected } from "./query";

/** A row of an answer: an object, as deep as the properties that were selected. */
type Row = Record<string, unknown>;

/** Whether a configuration item meets the condition of a query. A property that it lacks meets none. */
export function meets(item: AwsStructure, condition: Condition | undefined): boolean {
  if (condition === undefined) return true;
  switch (condition.kind) {
    case "and":
      return condition.of.every((each) => meets(item, each));
    case "or":
      return condition.of.some((each) => meets(item, each));
    case "not":
      return !meets(item, condition.of);
    case "compare":
      return valuesAt(item, condition.property).some((value) =>
        compares(value, condition.operator, condition.value),
      );
    case "in":
      return valuesAt(item, condition.property).some((value) => condition.values.includes(value));
    case "between":
      return valuesAt(item, condition.property).some(
        (value) => order(value, condition.from) >= 0 && order(value, condition.to) <= 0,
      );
    case "like": {
      const pattern = likePattern(condition.pattern);
      return valuesAt(item, condition.property).some((value) => pattern.test(String(value)));
    }
  }
}

/** The properties of an item that a query without aggregation selects; those that it lacks are left out. */
export function rowOf(item: AwsStructure, { select }: Query): Row {
  const row: Row = {};
  for (const { property, alias } of select) {
    if (property === "*") Object.assign(row, item);
    else put(row, alias ?? property, at(item, property));
  }
  return row;
}

/** One row for each group of items, in the order in which the groups came. */
export function groupedRows(items: Iterable<AwsStructure>, { select, groupBy }: Query): Row[] {
  const groups = new Map<string, AwsStructure[]>();
  for (const item of items) {
    const key = JSON.stringify(groupBy.map((property) => at(item, property)));
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => {
    const row: Row = {};
    for (const each of select) {
      if (each.kind === "aggregate") row[each.alias ?? nameOf(each)] = aggregate(group, each);
      else put(row, each.alias ?? each.property, group[0] && at(group[0], each.property));
    }
    return row;
  });
}

/** The rows by a property that they have; rows without it come last. */
export function ordered(rows: readonly Row[], orderBy: Query["orderBy"]): readonly Row[] {
  if (orderBy === undefined) return rows;
  const { property, isDescending } = orderBy;
  const valueOf = (row: Row) => row[property] ?? property.split(".").reduce<unknown>(deeper, row);
  return rows.toSorted((one, other) => order(valueOf(one), valueOf(other)) * (isDescending ? -1 : 1));
}

/** How AWS Config names what was selected: `COUNT(*)`, or the property. */
export function nameOf(selected: Selected): string {
  if (selected.alias !== undefined) return selected.alias;
  return selected.kind === "aggregate" ? `${selected.name}(${selected.property})` : selected.property;
}

function aggregate(items: readonly AwsStructure[], { name, property }: { name: string; property: string }) {
  if (property === "*") return items.length;
  const values = items.flatMap((item) => valuesAt(item, property));
  if (name === "COUNT") return values.length;
  const sum = values.reduce<number>((total, value) => total + Number(value), 0);
  if (name === "SUM") return sum;
  if (name === "AVG") return values.length === 0 ? undefined : sum / values.length;
  const ascending = values.toSorted(order);
  return name === "MIN" ? ascending[0] : ascending.at(-1);
}

function compares(value: Literal, operator: string, wanted: Literal): boolean {
  const difference = order(value, wanted);
  switch (operator) {
    case "=":
      return difference === 0;
    case "<>":
      return difference !== 0;
    case "<":
      return difference < 0;
    case ">":
      return difference > 0;
    case "<=":
      return difference <= 0;
    default:
      return difference >= 0;
  }
}

function order(one: unknown, other: unknown): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  const [first, second] = [String(one), String(other)];
  return first === second ? 0 : first < second ? -1 : 1;
}

/** `%` is any text, `_` any character, as in the LIKE of SQL; AWS Config takes them at the end of a text. */
function likePattern(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll("%", ".*").replaceAll("_", ".")}$`, "s");
}

/** The simple values of a property: of a list, those of all its members. */
function valuesAt(item: AwsStructure, property: string): Literal[] {
  return simpleValues(at(item, property));
}

function simpleValues(value: AwsValue): Literal[] {
  if (isList(value)) return value.flatMap(simpleValues);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [value];
  return value instanceof Date ? [value.toISOString()] : [];
}

function at(item: AwsStructure, property: string): AwsValue {
  let found: AwsValue = item;
  for (const name of property.split(".")) found = member(found, name);
  return found;
}

function member(value: AwsValue, name: string): AwsValue {
  if (isList(value)) {
    const members = value.flatMap((each) => member(each, name) ?? []);
    return members.length === 0 ? undefined : members;
  }
  return isStructure(value) ? value[name] : undefined;
}

function isList(value: AwsValue): value is readonly AwsValue[] {
  return Array.isArray(value);
}

function isStructure(value: AwsValue): value is AwsStructure {
  return typeof value === "object" && value !== null && !isList(value) && !(value instanceof Date);
}

function deeper(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value
    ? Object.entries(value).find(([member]) => member === name)?.[1]
    : undefined;
}

/** Puts a value where its dotted path leads. */
function put(row: Row, property: string, value: unknown): void {
  if (value === undefined) return;
  const names = property.split(".");
  const last = names.pop() ?? property;
  let place = row;
  for (const name of names) {
    const inner: Row = isRow(place[name]) ? place[name] : {};
    place[name] = inner;
    place = inner;
  }
  place[last] = value;
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
