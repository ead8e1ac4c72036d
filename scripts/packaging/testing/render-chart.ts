import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const chart = "packaging/helm/canopy";

/** What a template may name: `.Values.image.tag` is `scope[""].Values.image.tag`, `$name` is `scope.$name`. */
type Scope = Readonly<Record<string, unknown>>;
const Members = z.record(z.string(), z.unknown());

/**
 * The chart's templates with values, as `helm template` would print them, for as much of Helm's language as the chart uses:
 * `if`, `range`, fields, variables, `quote`, `toJson` and `printf`. Throws on everything else.
 */
export function renderChart(values: unknown): readonly string[] {
  const root = { Values: values, Release: { Name: "canopy" }, Chart: { AppVersion: "0.1.0" } };
  return globSync(join(chart, "templates/*.yaml"))
    .toSorted()
    .map((file) => rendered(readFileSync(file, "utf8"), { "": root, $: root }));
}

function rendered(template: string, scope: Scope): string {
  const tokens = template
    .replaceAll(/\s*\{\{-/g, "{{")
    .split(/(\{\{.*?\}\})/)
    .map((text) => (text.startsWith("{{") ? { action: text.slice(2, -2).trim() } : { text }));
  let place = 0;
  return block(scope, true);

  /** Renders up to the `end` of the block; what is left out is passed over. */
  function block(inner: Scope, isShown: boolean): string {
    const parts: string[] = [];
    for (; place < tokens.length; place += 1) {
      const token = tokens[place];
      if (token === undefined) break;
      if ("text" in token) {
        parts.push(token.text);
        continue;
      }
      const [word = "", ...rest] = token.action.split(" ");
      if (word === "end") return isShown ? parts.join("") : "";
      if (word !== "if" && word !== "range") {
        if (isShown) parts.push(String(valueOf(token.action, inner)));
        continue;
      }
      place += 1;
      const begin = place;
      const scopes = isShown ? innerScopes(word, rest.join(" "), inner) : [];
      if (scopes.length === 0) block(inner, false);
      for (const each of scopes) {
        place = begin;
        parts.push(block(each, true));
      }
    }
    return parts.join("");
  }
}

function innerScopes(word: "if" | "range", expression: string, scope: Scope): readonly Scope[] {
  if (word === "if") return valueOf(expression, scope) === true ? [scope] : [];
  const [, key, value, source = expression] = /^(\$\w+), (\$\w+) := (.+)$/.exec(expression) ?? [];
  const items = valueOf(source, scope);
  if (Array.isArray(items)) return items.map((item: unknown) => ({ ...scope, "": item }));
  return Object.entries(Members.parse(items)).map(([name, item]) => ({
    ...scope,
    "": item,
    ...(key !== undefined && value !== undefined && { [key]: name, [value]: item }),
  }));
}

function valueOf(pipeline: string, scope: Scope): unknown {
  const [first = "", ...filters] = pipeline.split(" | ");
  const [name, format = "", ...args] = first.match(/"[^"]*"|\S+/g) ?? [];
  const value =
    name === "printf"
      ? args.reduce((text, arg) => text.replace("%s", String(field(arg, scope))), format.slice(1, -1))
      : field(first, scope);
  return filters.reduce<unknown>((input, filter) => {
    if (filter === "quote" || filter === "toJson")
      return JSON.stringify(filter === "quote" ? String(input) : input);
    throw new Error(`The chart's test doesn't know the function ${filter}.`);
  }, value);
}

function field(path: string, scope: Scope): unknown {
  if (path === ".") return scope[""];
  if (/^\$\w+$/.test(path)) return scope[path];
  if (!/^(\.\w+)+$/.test(path)) throw new Error(`The chart's test doesn't know the expression ${path}.`);
  return path
    .slice(1)
    .split(".")
    .reduce<unknown>((value, name) => {
      const members = Members.parse(value);
      if (!(name in members)) throw new Error(`There is no value ${path}.`);
      return members[name];
    }, scope[""]);
}
