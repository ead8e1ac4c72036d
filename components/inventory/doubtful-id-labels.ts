import type { DoubtfulAccountId } from "@/lib/organizations/parse-account-ids";

/** Why a text that looks like an account id was not taken for one, to stand behind the text and its line. */
export const doubtfulIdReasons: Readonly<Record<DoubtfulAccountId["reason"], string>> = {
  "too-short": "has too few digits; a spreadsheet may have dropped the zeros in front",
  "too-long": "has more than twelve digits",
  rounded: "was rounded by a spreadsheet; export the column as text",
  "part-of-a-word": "is inside a word",
};
