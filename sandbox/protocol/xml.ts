import type { AwsStructure, AwsValue } from "../contract";
import { isList, isStructure } from "./value-guards";
import { type ServiceModel, shapeOf, structureOf } from "./service-model";

/** `<name>content</name>`; content is markup already, unless it is said to be text. */
export function element(name: string, content: string, kind: "markup" | "text" = "markup"): string {
  return `<${name}>${kind === "text" ? escaped(content) : content}</${name}>`;
}

/** The members of a structure as elements, lists wrapped in `member`, timestamps in ISO 8601. */
export function elementsOf(model: ServiceModel, shapeName: string, value: AwsStructure): string {
  const { members } = structureOf(model, shapeName);
  return Object.entries(members)
    .filter(([name]) => value[name] !== undefined)
    .map(([name, member]) => element(name, contentOf(model, member.shape, value[name])))
    .join("");
}

function contentOf(model: ServiceModel, shapeName: string, value: AwsValue): string {
  const shape = shapeOf(model, shapeName);
  if (isStructure(value) && shape.type === "structure") return elementsOf(model, shapeName, value);
  if (isList(value) && shape.type === "list") {
    return value.map((item) => element("member", contentOf(model, shape.member.shape, item))).join("");
  }
  return escaped(textOf(value));
}

function textOf(value: AwsValue): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" ? value : JSON.stringify(value);
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
