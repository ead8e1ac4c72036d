import { z } from "zod";

/** What a change changes: associations, a configuration policy, an aggregator, the organization configuration, or a pack. */
const approvalKinds = ["association", "policy", "aggregator", "organization-configuration", "pack"] as const;
export const ApprovalKind = z.enum(approvalKinds);
export type ApprovalKind = z.infer<typeof ApprovalKind>;

/** The kinds of which Canopy knows how many accounts a change reaches. */
const countedKinds: readonly ApprovalKind[] = ["association", "policy", "pack"];

/** Which changes need a second person: by kind, from how many accounts on. A kind that is absent needs none. */
export const ApprovalRules = z.array(z.object({ kind: ApprovalKind, fromAccounts: z.int().min(0) }));
export type ApprovalRules = z.infer<typeof ApprovalRules>;

/** `GET /api/plans/rules`. */
export const ApprovalRulesAnswer = z.object({ rules: ApprovalRules });

const example = 'such as "association:50, policy, aggregator"';

/**
 * Reads `association:50, policy`: kinds of changes with commas between them, each with the number of accounts from which on it
 * needs approval, or without one where it always does. Answers one sentence that says what is wrong, and the way out.
 */
export function parseApprovalRules(
  text: string,
): { readonly ok: true; readonly rules: ApprovalRules } | { readonly ok: false; readonly problem: string } {
  const rules: { kind: ApprovalKind; fromAccounts: number }[] = [];
  for (const entry of text.split(",").map((each) => each.trim())) {
    if (entry === "") continue;
    const [name = "", accounts, ...more] = entry.split(":").map((each) => each.trim());
    const kind = ApprovalKind.safeParse(name);
    if (!kind.success || more.length > 0)
      return wrong(`"${entry}" is no kind of change. Use ${approvalKinds.join(", ")}, ${example}.`);
    if (rules.some((rule) => rule.kind === kind.data))
      return wrong(`"${name}" is named twice. Name each kind of change once, ${example}.`);
    if (accounts !== undefined && !countedKinds.includes(kind.data))
      return wrong(`"${entry}" can't have a number of accounts. Write "${name}" alone, ${example}.`);
    if (accounts !== undefined && !/^[1-9]\d{0,6}$/.test(accounts))
      return wrong(`"${entry}" needs a whole number of accounts from 1 on behind the colon, ${example}.`);
    rules.push({ kind: kind.data, fromAccounts: Number(accounts ?? 0) });
  }
  return { ok: true, rules };
}

function wrong(problem: string) {
  return { ok: false, problem } as const;
}

/** Rules under which each change needs approval. */
export const strictestRules: ApprovalRules = approvalKinds.map((kind) => ({ kind, fromAccounts: 0 }));

/** Whether a change could start under `rules` alone that needs approval under those of `before`. */
export function isWeaker(rules: ApprovalRules, before: ApprovalRules): boolean {
  return before.some(({ kind, fromAccounts }) => !needsApproval(rules, { kind, accounts: fromAccounts }));
}

/** Whether a change needs approval. `accounts`: those that it reaches. */
export function needsApproval(
  rules: ApprovalRules,
  { kind, accounts }: { readonly kind: ApprovalKind; readonly accounts: number },
): boolean {
  return rules.some((rule) => rule.kind === kind && accounts >= rule.fromAccounts);
}
