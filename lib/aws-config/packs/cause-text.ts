const patterns = {
  // Up to where a sentence or a bracket ends it: ARNs stand in the middle of prose.
  ARN: String.raw`\barn:[a-z0-9-]*:[^\s,;"'<>()\[\]]*[^\s,;"'<>()\[\].:]`,
  time: String.raw`\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?`,
  id: String.raw`\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b`,
  account: String.raw`\b\d{12}\b`,
  Region: String.raw`\b[a-z]{2}(?:-gov|-iso[a-z]?)?-(?:central|(?:north|south)?(?:east|west)|north|south)-\d\b`,
  pack: String.raw`\bOrgConformsPack-[A-Za-z0-9-]+`,
  OU: String.raw`\b(?:ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|[ro]-[0-9a-z]{4,32})\b`,
  hash: String.raw`\b(?=[a-z]*\d)[0-9a-f]{16,}\b`,
  number: String.raw`\b\d{10,}\b`,
} as const;
const words = Object.keys(patterns);
const anyPattern = new RegExp(
  Object.values(patterns)
    .map((pattern) => `(${pattern})`)
    .join("|"),
  "gi",
);

/**
 * An error message without what differs from account to account: ARNs, ids, Regions and instants become `<account>` and
 * the like. Doing it twice changes nothing.
 */
export function withoutParticulars(message: string): string {
  let text = message;
  for (;;) {
    const shorter = text.replaceAll(anyPattern, (...found: unknown[]) => {
      const which = words.findIndex((_, index) => found[index + 1] !== undefined);
      return `<${words[which] ?? "id"}>`;
    });
    // What was replaced may stand beside what becomes recognisable only now.
    if (shorter === text) return text.replaceAll(/\s+/g, " ").trim();
    text = shorter;
  }
}
