import { AwsError } from "../../contract";
import { unpublishedTexts } from "../unpublished-texts";

export type Token =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "sign"; readonly text: string };

/** A word is a keyword or a property: letters, digits and what paths and tag keys are written with. */
const pattern =
  /\s+|(?<word>[A-Za-z_][\w:/-]*(?:\.[A-Za-z_][\w:/-]*)*)|'(?<string>(?:[^']|'')*)'|(?<number>-?\d+(?:\.\d+)?)|(?<sign><=|>=|<>|!=|[(),=<>*])/y;

/** The words of a query. Refuses what belongs to none of them with `InvalidExpressionException`. */
export function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < expression.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(expression);
    if (found === null) throw invalidExpression(expression.slice(at, at + 12));
    const { word, string, number, sign } = found.groups ?? {};
    if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (string !== undefined) tokens.push({ kind: "string", text: string.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: "number", value: Number(number) });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
  }
  return tokens;
}

/** What the syntax of a query is refused with: it names the place. */
export function invalidExpression(near: string): AwsError {
  return new AwsError("InvalidExpressionException", unpublishedTexts.invalidExpression(near));
}
