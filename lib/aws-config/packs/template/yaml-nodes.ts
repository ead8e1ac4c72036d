import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  type LineCounter,
  type Node,
  type YAMLMap,
} from "yaml";
import { longForm } from "./intrinsic-functions";
import type { TemplateProblem } from "./pack-template";

/** What the readers of a template's sections share. */
export interface TemplateContext {
  readonly document: Document.Parsed;
  readonly lines: Lines;
  readonly add: (problem: TemplateProblem) => void;
}

/** One entry of a mapping: its key as a text, the key's node and the value's, which is null where there is none. */
export interface Entry {
  readonly name: string;
  readonly key: unknown;
  readonly value: Node | null;
}

/** The entries of a mapping, with aliases resolved and merged mappings (`<<`) read in; what is its own comes first. */
export function entriesOf(map: YAMLMap, document: Document, depth = 0): readonly Entry[] {
  const own: Entry[] = [];
  const merged: Entry[] = [];
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : String(key);
    const resolved = resolve(value, document);
    if (name === "<<" && isMap(resolved)) {
      if (depth < 10) merged.push(...entriesOf(resolved, document, depth + 1));
    } else own.push({ name, key, value: resolved });
  }
  const names = new Set(own.map((entry) => entry.name));
  return [...own, ...merged.filter(({ name }) => !names.has(name))];
}

/** The value of a key, with an alias resolved; undefined where the mapping does not have the key. */
export function valueAt(map: YAMLMap, key: string, document: Document): Node | null | undefined {
  return entriesOf(map, document).find(({ name }) => name === key)?.value;
}

/** The mapping at a key; undefined where there is none. */
export function mapAt(map: YAMLMap, key: string, document: Document): YAMLMap | undefined {
  const value = valueAt(map, key, document);
  return isMap(value) ? value : undefined;
}

/** The text at a key; undefined where there is none, or an intrinsic function makes it. */
export function textAt(map: YAMLMap, key: string, document: Document): string | undefined {
  return plainText(valueAt(map, key, document));
}

/** A text as it is written; undefined for anything else, an intrinsic function included. */
export function plainText(value: Node | null | undefined): string | undefined {
  if (!isScalar(value) || value.tag?.startsWith("!") === true) return undefined;
  return typeof value.value === "string" ? value.value : undefined;
}

/** Whether an intrinsic function makes the value, in its short form or its long one. */
export function isFunction(value: Node | null | undefined): boolean {
  if (value == null) return false;
  if (/^![A-Z]/.test(value.tag ?? "")) return true;
  if (!isMap(value) || value.items.length !== 1) return false;
  const [only] = value.items;
  return isScalar(only?.key) && longForm(String(only.key.value)) !== undefined;
}

function resolve(value: unknown, document: Document): Node | null {
  if (!isNode(value)) return null;
  return isAlias(value) ? (value.resolve(document) ?? null) : value;
}

/** Says where in the text a node is. */
export class Lines {
  readonly #counter: LineCounter;
  readonly #text: string;

  constructor(counter: LineCounter, text: string) {
    this.#counter = counter;
    this.#text = text;
  }

  /** A node as it is written, without indentation and empty lines; empty where that is not known. */
  textOf({ range }: Node): string {
    if (range == null) return "";
    const written = this.#text.slice(range[0], range[1]).split("\n");
    return written
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join("\n");
  }

  /** The line of a node, from 1; undefined where it is not known. */
  of(node: unknown): number | undefined {
    if (!isNode(node) || node.range == null) return undefined;
    return this.#counter.linePos(node.range[0]).line;
  }

  error(node: unknown, message: string): TemplateProblem {
    return this.#problem("error", node, message);
  }

  warning(node: unknown, message: string): TemplateProblem {
    return this.#problem("warning", node, message);
  }

  #problem(severity: TemplateProblem["severity"], node: unknown, message: string): TemplateProblem {
    const line = this.of(node);
    return { severity, ...(line !== undefined && { line }), message };
  }
}
