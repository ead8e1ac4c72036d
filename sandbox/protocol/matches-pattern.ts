const compiled = new Map<string, RegExp>();

/**
 * Whether the whole of `text` matches a pattern of a service model. AWS matches whole values, so
 * `^(r-…)|(ou-…)$` is two whole alternatives; a dot takes line breaks, because `.*\S.*` means "not blank".
 */
export function matchesPattern(pattern: string, text: string): boolean {
  return compile(pattern).test(text);
}

function compile(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  // Unicode classes need the u flag, and some of the other patterns are not valid under it.
  const flags = pattern.includes("\\p{") ? "su" : "s";
  // The models write `arn:aws:` where GovCloud and China answer with their own partition.
  const everyPartition = pattern.replaceAll("arn:aws:", "arn:aws(?:-us-gov|-cn)?:");
  const expression = new RegExp(`^(?:${everyPartition})$`, flags);
  compiled.set(pattern, expression);
  return expression;
}
