import type { AwsValue } from "../contract";
import type { Shape } from "./service-model";

/** Text of a query string or a form as the shape's type. Text that is no such value stays text, for the validation to find. */
export function scalarFromText(shape: Shape, text: string): AwsValue {
  switch (shape.type) {
    case "integer":
    case "long":
    case "float":
    case "double":
      return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
    case "boolean":
      if (text === "true") return true;
      return text === "false" ? false : text;
    case "timestamp":
      return new Date(text);
    default:
      return text;
  }
}
