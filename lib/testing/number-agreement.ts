const nouns =
  "account|aggregator|association|check|control|difference|field|hour|id|OU|pack|page|pair|part|place|Region|row|setting|source|target";
const pluralVerbs = "are|have|keep|match|follow|differ";
/** `1 more aggregator`, `1 excluded account`, `1 account–Region pair`: one word may stand before the noun. */
const one = String.raw`(?<![\d,.])1(?: [a-z]+)?`;
const several = String.raw`(?<![\d,.])[02](?: (?!of|in|and|account)[a-z]+)?`;
const patterns = [
  String.raw`${one} (?:${nouns})s\b`,
  String.raw`${several} (?:${nouns})\b`,
  String.raw`${one} (?:${nouns})(?: below)? (?:${pluralVerbs})\b`,
  String.raw`\bAll 1(?![\d,.])`,
  String.raw`(?<![\d,.])1 that are\b`,
];

/** What in a text disagrees in number: a plural noun or verb behind 1, a singular noun behind 0 or 2. */
export function disagreements(text: string): string[] {
  const plain = text.replaceAll("account–Region ", "");
  return patterns.flatMap((pattern) => [...plain.matchAll(new RegExp(pattern, "g"))].map(([found]) => found));
}
