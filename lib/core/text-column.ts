import { z } from "zod";
import { isAccountId, isTargetId } from "./identifiers";

/**
 * A column of texts, as the head of a columnar format has it. Zod asks each element by itself, which takes a browser longer over ten
 * thousand rows than everything else that it does to read them: here a column passes or fails as a whole.
 */
function columnOf<Text extends string>(isOne: (value: unknown) => value is Text, kind: string) {
  return z.custom<Text[]>(
    (value) => Array.isArray(value) && value.every(isOne),
    `A column of ${kind} has something else in it.`,
  );
}

export const TextColumn = columnOf((value) => typeof value === "string", "texts");
export const AccountIdColumn = columnOf(isAccountId, "account ids");
export const TargetIdColumn = columnOf(isTargetId, "ids of targets");
