import type { PackRule } from "./pack-rules";
import type { RuleOutcome } from "./rule-outcome";
import { stableHash, stableSuffix } from "../stable-hash";
import { unpublishedTexts } from "../unpublished-texts";

interface EvaluatedResource {
  readonly type: string;
  readonly id: string;
  readonly complianceType: "COMPLIANT" | "NON_COMPLIANT";
  readonly annotation: string | undefined;
  /** Epoch milliseconds. */
  readonly evaluatedAt: number;
}

const DAY = 86_400_000;

/** What ids of these types begin with, as their services give them. */
const prefixes: Readonly<Record<string, string>> = {
  "AWS::EC2::Instance": "i-0",
  "AWS::EC2::NetworkAcl": "acl-0",
  "AWS::EC2::RouteTable": "rtb-0",
  "AWS::EC2::SecurityGroup": "sg-0",
  "AWS::EC2::Subnet": "subnet-0",
  "AWS::EC2::VPC": "vpc-0",
  "AWS::EC2::Volume": "vol-0",
  "AWS::IAM::Policy": "ANPA",
  "AWS::IAM::User": "AIDA",
};

/** The resources that a rule has evaluated in an account; the first `failing` of them break it. */
export function evaluatedResources({
  rule: { name, resourceType: type },
  outcome: { resources, failing },
  accountId,
  now,
}: {
  readonly rule: PackRule;
  readonly outcome: RuleOutcome;
  readonly accountId: string;
  readonly now: number;
}): readonly EvaluatedResource[] {
  return Array.from({ length: resources }, (_, place) => {
    const isFailing = place < failing;
    return {
      type,
      id: resourceId(type, accountId, place),
      complianceType: isFailing ? "NON_COMPLIANT" : "COMPLIANT",
      annotation: isFailing && place % 2 === 0 ? unpublishedTexts.ruleAnnotation(name) : undefined,
      evaluatedAt:
        Math.floor(now / DAY) * DAY - Math.floor(stableHash(`${name} ${accountId} ${place}`) * DAY),
    };
  });
}

function resourceId(type: string, accountId: string, place: number): string {
  if (type === "AWS::::Account") return accountId;
  const own = `${stableSuffix(`${type} ${accountId} ${place}`)}${stableSuffix(`${place} ${type} ${accountId}`)}`;
  const prefix = prefixes[type];
  if (prefix === undefined)
    return `${type.split("::").at(-1)?.toLowerCase() ?? "resource"}-${own.slice(0, 8)}`;
  return prefix.endsWith("-0") ? prefix + hexadecimal(own) : prefix + own.toUpperCase();
}

function hexadecimal(letters: string): string {
  return Array.from(letters, (letter) => (parseInt(letter, 36) % 16).toString(16)).join("");
}
