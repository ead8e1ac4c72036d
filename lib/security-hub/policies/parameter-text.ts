import { assertNever } from "@/lib/core/assert-never";
import type { ParameterValue } from "../model";
import type { ParameterType } from "./parameter-value";

/** What was typed, as a value, or what keeps it from being one. */
export type ReadValue =
  { readonly ok: true; readonly value: ParameterValue } | { readonly ok: false; readonly problem: string };

/** A value as it stands in a text field. Texts in a list stand on lines of their own, because they may hold commas. */
export function textOfValue(parameter: ParameterValue): string {
  switch (parameter.type) {
    case "IntegerList":
      return parameter.value.join(", ");
    case "StringList":
    case "EnumList":
      return parameter.value.join("\n");
    case "Integer":
    case "Double":
    case "Boolean":
    case "String":
    case "Enum":
      return String(parameter.value);
    default:
      return assertNever(parameter);
  }
}

/** The value that a text field holds; the inverse of `textOfValue`. */
export function valueOfText(type: ParameterType, text: string): ReadValue {
  switch (type) {
    case "Integer":
      return numberOf(text, (value) => ({ type, value }), isInteger, "Enter a whole number.");
    case "Double":
      return numberOf(text, (value) => ({ type, value }), isNumber, "Enter a number.");
    case "IntegerList": {
      const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
      const wrong = parts.find((part) => !isInteger(part));
      if (wrong !== undefined) return { ok: false, problem: `${wrong} is not a whole number.` };
      return { ok: true, value: { type, value: parts.map(Number) } };
    }
    case "StringList":
    case "EnumList":
      return { ok: true, value: { type, value: linesOf(text) } };
    case "Boolean":
      if (text !== "true" && text !== "false") return { ok: false, problem: "Choose on or off." };
      return { ok: true, value: { type, value: text === "true" } };
    case "String":
    case "Enum":
      if (text.trim() === "") return { ok: false, problem: "Enter a value." };
      return { ok: true, value: { type, value: text } };
    default:
      return assertNever(type);
  }
}

/** The values of a list, one a line. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function numberOf(
  text: string,
  valueFrom: (value: number) => ParameterValue,
  isOne: (text: string) => boolean,
  problem: string,
): ReadValue {
  const trimmed = text.trim();
  return isOne(trimmed) ? { ok: true, value: valueFrom(Number(trimmed)) } : { ok: false, problem };
}

function isInteger(text: string): boolean {
  return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text));
}

function isNumber(text: string): boolean {
  return text !== "" && Number.isFinite(Number(text));
}
