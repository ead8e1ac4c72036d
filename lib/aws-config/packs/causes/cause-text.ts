const patterns = {
  // Up to where a sentence or a bracket ends it: ARNs stand in the middle of prose.
  ARN: String.raw`\barn:[a-z0-9-]*:[^\s,;"'<>()\[\]]*[^\s,;"'<>()\[\].:]`,
  time: String.raw`\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?`,
  id: String.raw`\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b`,
  account: String.raw`\b\d{12}\b`,
  Region: String.raw`\b(?:[a-z]{2}(?:-gov|-iso[a-z]?)?|eusc-[a-z]{2})-(?:central|(?:north|south)?(?:east|west)|north|south)-\d\b`,
  pack: String.raw`\bOrgConformsPack-[A-Za-z0-9-]+`,
  // AWS names the rules of a pack by their name in the template and nine random letters, others by six.
  rule: String.raw`\b[\w-]+-conformance-pack-[a-z0-9]{9}\b|\bconfig-rule-[a-z0-9]{6}\b|(?<=\brule )(?!<)\S+(?= in account\b)`,
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

/** A beginning that only says where something happened: `Rule <rule> in account <account>: `, `<ARN>: `. */
const leadingPlace =
  /^(?=[^:]*<)(?:(?:(?:config )?rule|conformance pack|pack|account|region|in|of|for|<\w+>)\s*)+:\s+/i;

/** An error as it decides the cause. */
export interface PlainError {
  readonly code: string | undefined;
  /** Without particulars; empty where AWS gives none. */
  readonly message: string;
}

/**
 * The code and the message of an error without what differs from account to account. Where AWS puts the name of an
 * exception before the message and leaves the code out, or says it twice, it is the code.
 */
export function plainError(code: string | undefined, message: string | undefined): PlainError {
  const text = withoutParticulars(message ?? "");
  const [whole, name] = /^([A-Z]\w*(?:Exception|Error|Exceeded|Fault)): /.exec(text) ?? [];
  if (whole === undefined || (code !== undefined && code !== "" && code !== name)) {
    return { code: code === "" ? undefined : code, message: text };
  }
  return { code: name, message: withoutParticulars(text.slice(whole.length)) };
}

/**
 * An error message without what differs from account to account: ARNs, ids, Regions and instants become `<account>` and
 * the like. Doing it twice changes nothing.
 * @internal exported for its tests
 */
export function withoutParticulars(message: string): string {
  let text = message;
  for (;;) {
    const shorter = text.replaceAll(anyPattern, (...found: unknown[]) => {
      const which = words.findIndex((_, index) => found[index + 1] !== undefined);
      return `<${words[which] ?? "id"}>`;
    });
    // What was replaced may stand beside what becomes recognisable only now.
    const plain = shorter.replaceAll(/\s+/g, " ").trim().replace(leadingPlace, "");
    if (plain === text) return text;
    text = plain;
  }
}
