import type { RuleName } from "../model";

/** The name of a rule of a conformance pack, taken apart. */
interface RuleParts {
  /** As the pack's template calls it. */
  readonly rule: string;
  /** The id of the pack in the account. */
  readonly packId: string;
}

const pattern = /^(?<rule>.+)-conformance-pack-(?<packId>[a-z0-9]{6,12})$/;

/**
 * The parts of a rule's name in an account, `<rule>-conformance-pack-<id>`; undefined for a rule that is of no pack. AWS
 * does not document the form; it is what Config gives the rules of packs.
 */
export function ruleParts(name: RuleName): RuleParts | undefined {
  const { rule, packId } = pattern.exec(name)?.groups ?? {};
  return rule === undefined || packId === undefined ? undefined : { rule, packId };
}
