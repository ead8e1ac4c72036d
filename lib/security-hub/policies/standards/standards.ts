import { parseArn } from "@/lib/core/arn";
import type { Catalogue } from "./catalogue";
import type { SetChange } from "../difference";

type Standards = Pick<Catalogue, "standards" | "otherProviders">;

/** What the ARN of a standard says, https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html. */
export interface StandardIdentity {
  /** The same for all versions, such as `cis-aws-foundations-benchmark`. */
  readonly family: string;
  /** Such as `1.4.0`; the name of a standard often leaves it out. */
  readonly version: string | undefined;
}

/** Reads `standards/<name>/v/<version>`, and `ruleset/…`, which CIS 1.2.0 has; any other text is a family of its own. */
export function standardIdentity(arn: string): StandardIdentity {
  const resource = parseArn(arn)?.resource ?? arn;
  const [, family = arn, version] = /^(?:standards|ruleset)\/(.+?)(?:\/v\/([^/]+))?$/.exec(resource) ?? [];
  return { family, version };
}

/** The name of a standard with its version; for one that is not offered, its ARN and why. */
export function standardName(catalogue: Standards | undefined, arn: string): string {
  const known = catalogue?.standards.find((standard) => standard.arn === arn);
  const { family, version } = standardIdentity(arn);
  if (known !== undefined) {
    return version === undefined || known.name.includes(version) ? known.name : `${known.name} v${version}`;
  }
  const remark = standardRemark(catalogue, arn);
  if (remark !== undefined) return `${arn} (${remark.label})`;
  return version === undefined ? family : `${family} v${version}`;
}

/** Why a standard that a policy names is not offered: in a word, and in a sentence. */
export interface StandardRemark {
  readonly label: string;
  readonly text: string;
}

/** Undefined for a standard that is offered, and as long as the standards have not been read. */
export function standardRemark(catalogue: Standards | undefined, arn: string): StandardRemark | undefined {
  if (catalogue === undefined || catalogue.standards.length === 0) return undefined;
  if (catalogue.standards.some((standard) => standard.arn === arn)) return undefined;
  const provider = catalogue.otherProviders.find(({ id }) => id === arn)?.provider;
  if (provider !== undefined) return { label: provider, text: otherProviderRule(provider) };
  return { label: "not offered here", text: "DescribeStandards doesn't list it in this Region." };
}

/** AWS's rule for what belongs to another cloud. */
export function otherProviderRule(provider: string): string {
  return `It's for ${provider}. A configuration policy takes standards and controls for AWS only.`;
}

/** The name of a standard without its version. */
export function familyName(catalogue: Standards | undefined, arn: string): string {
  const name = standardName(catalogue, arn);
  const { version } = standardIdentity(arn);
  const tail =
    version === undefined ? undefined : [` v${version}`, ` ${version}`].find((end) => name.endsWith(end));
  return tail === undefined ? name : name.slice(0, -tail.length);
}

/** How one standard comes, goes, or gets another version. */
export type StandardChange =
  | { readonly kind: "added" | "removed"; readonly arn: string; readonly label: string }
  | { readonly kind: "version"; readonly arn: string; readonly label: string };

/** One version in place of another reads as one change: `CIS AWS Foundations Benchmark 1.4.0 → 5.0.0`. */
export function standardChanges(
  catalogue: Standards | undefined,
  { added, removed }: SetChange,
): readonly StandardChange[] {
  const replaced = new Map(
    removed.flatMap((arn) => {
      const { family, version } = standardIdentity(arn);
      const ofFamily = (each: string) => standardIdentity(each).family === family;
      const [successor, ...more] = added.filter(ofFamily);
      if (successor === undefined || more.length > 0 || removed.filter(ofFamily).length > 1) return [];
      const to = standardIdentity(successor).version;
      if (version === undefined || to === undefined || version === to) return [];
      return [[arn, { successor, label: `${familyName(catalogue, successor)} ${version} → ${to}` }]];
    }),
  );
  const successors = new Set([...replaced.values()].map(({ successor }) => successor));
  const label = (arn: string) => standardName(catalogue, arn);
  return [
    ...removed.map((arn): StandardChange => {
      const change = replaced.get(arn);
      return change === undefined
        ? { kind: "removed", arn, label: label(arn) }
        : { kind: "version", arn: change.successor, label: change.label };
    }),
    ...added
      .filter((arn) => !successors.has(arn))
      .map((arn): StandardChange => ({ kind: "added", arn, label: label(arn) })),
  ];
}

/** Standards that are enabled in more than one version, in words; AWS allows it. */
export function repeatedStandards(
  catalogue: Standards | undefined,
  arns: readonly string[],
): readonly string[] {
  return [...byFamily(arns)].flatMap(([, ofFamily]) => {
    const [first, ...more] = ofFamily;
    if (first === undefined || more.length === 0) return [];
    const versions = ofFamily.map((arn) => standardIdentity(arn).version ?? arn).join(" and ");
    return [
      `${familyName(catalogue, first)} is enabled in versions ${versions}. AWS checks and scores each on its own.`,
    ];
  });
}

/** Standards by their family, in the order given. */
export function byFamily(arns: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>();
  for (const arn of arns) {
    const { family } = standardIdentity(arn);
    families.set(family, [...(families.get(family) ?? []), arn]);
  }
  return families;
}

/** The severities that AWS documents; a newer one is kept as AWS writes it. */
export const severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW"] as const;
export type Severity = (typeof severities)[number];
