import type { Comparison, Condition, Literal, Query, Selected } from "./query";
import { invalidExpression, type Token, tokensOf } from "./tokens";

const aggregates = ["COUNT", "SUM", "MIN", "MAX", "AVG"] as const;
const comparisons: Readonly<Record<string, Comparison>> = {
  "=": "=",
  "<>": "<>",
  "!=": "<>",
  "<": "<",
  ">": ">",
  "<=": "<=",
  ">=": ">=",
};
/** No property is named as these. */
const keywords = new Set(
  "SELECT WHERE GROUP ORDER BY AND OR NOT IN LIKE BETWEEN AS ASC DESC FROM JOIN HAVING LIMIT".split(" "),
);

/**
 * Reads the subset of SQL that AWS Config documents
 * (https://docs.aws.amazon.com/config/latest/developerguide/query-components.html): SELECT with COUNT, SUM, MIN, MAX and AVG,
 * WHERE, GROUP BY and ORDER BY, without FROM. Refuses anything else with `InvalidExpressionException`.
 */
export function parseQuery(expression: string): Query {
  const reader = new Reader(tokensOf(expression));
  reader.expect("SELECT");
  const select = reader.list(() => selected(reader));
  const where = reader.take("WHERE") ? disjunction(reader) : undefined;
  const groupBy = reader.take("GROUP", "BY") ? reader.list(() => reader.property()) : [];
  const orderBy = reader.take("ORDER", "BY") ? order(reader) : undefined;
  reader.end();
  const query = { select, where, groupBy, orderBy };
  refuseUngrouped(query);
  return query;
}

/** A property beside an aggregate has one value in a group only where it is grouped by. */
function refuseUngrouped({ select, groupBy }: Query): void {
  const isGrouped = groupBy.length > 0 || select.some(({ kind }) => kind === "aggregate");
  const ungrouped = select.find(({ kind, property }) => kind === "property" && !groupBy.includes(property));
  if (isGrouped && ungrouped !== undefined) throw invalidExpression(ungrouped.property);
}

function selected(reader: Reader): Selected {
  if (reader.takeSign("*")) return { kind: "property", property: "*", alias: undefined };
  const name = aggregates.find((aggregate) => reader.isCall(aggregate));
  if (name === undefined) return { kind: "property", property: reader.property(), alias: alias(reader) };
  reader.expect(name);
  reader.expectSign("(");
  const property = name === "COUNT" && reader.takeSign("*") ? "*" : reader.property();
  reader.expectSign(")");
  return { kind: "aggregate", name, property, alias: alias(reader) };
}

function alias(reader: Reader): string | undefined {
  return reader.take("AS") ? reader.property() : undefined;
}

function order(reader: Reader): NonNullable<Query["orderBy"]> {
  const property = reader.property();
  const isDescending = reader.take("DESC");
  if (!isDescending) reader.take("ASC");
  return { property, isDescending };
}

function disjunction(reader: Reader): Condition {
  const of = [conjunction(reader)];
  while (reader.take("OR")) of.push(conjunction(reader));
  return one(of) ?? { kind: "or", of };
}

function conjunction(reader: Reader): Condition {
  const of = [negation(reader)];
  while (reader.take("AND")) of.push(negation(reader));
  return one(of) ?? { kind: "and", of };
}

function one(of: readonly Condition[]): Condition | undefined {
  return of.length === 1 ? of[0] : undefined;
}

function negation(reader: Reader): Condition {
  if (reader.take("NOT")) return { kind: "not", of: negation(reader) };
  if (!reader.takeSign("(")) return predicate(reader);
  const inner = disjunction(reader);
  reader.expectSign(")");
  return inner;
}

function predicate(reader: Reader): Condition {
  const property = reader.property();
  if (reader.take("NOT")) return { kind: "not", of: setPredicate(reader, property) };
  const operator = reader.comparison();
  if (operator === undefined) return setPredicate(reader, property);
  return { kind: "compare", property, operator, value: reader.literal() };
}

function setPredicate(reader: Reader, property: string): Condition {
  if (reader.take("IN")) {
    reader.expectSign("(");
    const values = reader.list(() => reader.literal());
    reader.expectSign(")");
    return { kind: "in", property, values };
  }
  if (reader.take("BETWEEN")) {
    const from = reader.literal();
    reader.expect("AND");
    return { kind: "between", property, from, to: reader.literal() };
  }
  reader.expect("LIKE");
  return { kind: "like", property, pattern: String(reader.literal()) };
}

/** The words of a query, taken from the front. Keywords count in any case, properties in theirs. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Takes these keywords if all of them are next. */
  take(...words: readonly string[]): boolean {
    if (!words.every((word, index) => this.#isWord(word, index))) return false;
    this.#at += words.length;
    return true;
  }

  expect(word: string): void {
    if (!this.take(word)) throw this.#refusal();
  }

  takeSign(sign: string): boolean {
    const next = this.#tokens[this.#at];
    if (next?.kind !== "sign" || next.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  expectSign(sign: string): void {
    if (!this.takeSign(sign)) throw this.#refusal();
  }

  isCall(name: string): boolean {
    const next = this.#tokens[this.#at + 1];
    return this.#isWord(name, 0) && next?.kind === "sign" && next.text === "(";
  }

  comparison(): Comparison | undefined {
    const next = this.#tokens[this.#at];
    const found = next?.kind === "sign" ? comparisons[next.text] : undefined;
    if (found !== undefined) this.#at += 1;
    return found;
  }

  property(): string {
    const next = this.#tokens[this.#at];
    if (next?.kind !== "word" || keywords.has(next.text.toUpperCase())) throw this.#refusal();
    this.#at += 1;
    return next.text;
  }

  literal(): Literal {
    const next = this.#tokens[this.#at];
    this.#at += 1;
    if (next?.kind === "string") return next.text;
    if (next?.kind === "number") return next.value;
    const word = next?.kind === "word" ? next.text.toLowerCase() : "";
    if (word === "true" || word === "false") return word === "true";
    this.#at -= 1;
    throw this.#refusal();
  }

  list<Item>(read: () => Item): Item[] {
    const items = [read()];
    while (this.takeSign(",")) items.push(read());
    return items;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#refusal();
  }

  #isWord(word: string, ahead: number): boolean {
    const next = this.#tokens[this.#at + ahead];
    return next?.kind === "word" && next.text.toUpperCase() === word;
  }

  #refusal() {
    const next = this.#tokens[this.#at];
    if (next === undefined) return invalidExpression("the end");
    return invalidExpression(next.kind === "number" ? String(next.value) : next.text);
  }
}
