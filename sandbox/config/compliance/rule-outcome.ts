import type { PackRule } from "./pack-rules";

/** How a rule comes out in an account. */
export interface RuleOutcome {
  /** Resources that it has evaluated; none means INSUFFICIENT_DATA. */
  readonly resources: number;
  /** How many of them break it: the first ones. */
  readonly failing: number;
}

const DAY = 86_400_000;
/** A rule in eight has nothing to evaluate; two accounts in five keep every rule. */
const WITHOUT_RESOURCES = 0.125;
const CLEAN_ACCOUNTS = 0.4;
const MOST_RESOURCES = 40;
const ACCOUNT_TYPE = "AWS::::Account";

/**
 * How a rule comes out in an account at a moment, the same in each pack that has it: the resources are the same. Each
 * rule is broken or mended at most once a week in an account, another part of them each day; an account begins or
 * ceases to keep all rules at most once in four weeks.
 */
export function ruleOutcome(accountId: string, { name, resourceType }: PackRule, now: number): RuleOutcome {
  const [account, rule] = [seedOf(accountId), seedOf(name)];
  const own = mixed(account, rule);
  if (unit(mixed(own, 1)) < WITHOUT_RESOURCES) return { resources: 0, failing: 0 };
  const resources =
    resourceType === ACCOUNT_TYPE ? 1 : 1 + Math.floor(unit(mixed(own, 2)) ** 3 * MOST_RESOURCES);
  const month = periodOf(now, 28, mixed(account, 3));
  if (unit(mixed(account, month)) < CLEAN_ACCOUNTS) return { resources, failing: 0 };
  const week = mixed(own, periodOf(now, 7, mixed(own, 4)));
  // Few rules are broken in one account of four, most in one of fifty.
  const isBroken = unit(week) < 0.02 + 0.23 * unit(mixed(rule, 5)) ** 3;
  return { resources, failing: isBroken ? 1 + Math.floor(unit(mixed(week, 6)) * resources * 0.99) : 0 };
}

/** The number of the period of so many days that `now` is in; periods begin on another day for each seed. */
function periodOf(now: number, days: number, seed: number): number {
  return Math.floor((now / DAY + unit(seed) * days) / days);
}

const seeds = new Map<string, number>();

/** A number for a text, kept: ten thousand accounts with hundreds of rules each are asked for again and again. */
function seedOf(text: string): number {
  const known = seeds.get(text);
  if (known !== undefined) return known;
  let seed = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    seed = Math.imul(seed ^ text.charCodeAt(index), 0x01000193);
  seeds.set(text, seed);
  return seed;
}

function mixed(first: number, second: number): number {
  let hash = first ^ Math.imul(second + 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return hash ^ (hash >>> 15);
}

function unit(hash: number): number {
  return (hash >>> 0) / 4_294_967_296;
}
