import { z } from "zod";
import { Failure } from "./failure";

/** How each part is named: by itself, or with that which it is a part of. */
const labels = {
  organization: () => "organization",
  root: () => "root",
  accounts: () => "accounts",
  "account-places": () => "places of accounts",
  "account-states": () => "states of accounts",
  "ou-names": () => "OU names",
  "ou-places": () => "the place of some OUs",
  "delegated-administrators": () => "delegated administrators",
  "organization-configuration": () => "organization configuration",
  "finding-aggregator": () => "finding aggregator",
  "organizations-policies": (type: string) => `Organizations policies of the type ${type}`,
  "organizations-policy-targets": (type: string) => `targets of Organizations policies of the type ${type}`,
  "configuration-policies": () => "configuration policies",
  "policy-settings": (policy: string) => `settings of ${policy}`,
  associations: () => "associations",
  catalogue: () => "standards and controls",
  standards: () => "standards",
  controls: () => "controls",
  "controls-of-standard": (standard: string) => `controls of ${standard}`,
  packs: () => "packs",
  "pack-statuses": () => "statuses of the packs",
  "pack-accounts": (pack: string) => `accounts of ${pack}`,
  "pack-compliance": (pack: string) => `compliance of ${pack}`,
  "pack-rules": (pack: string) => `rules of ${pack}`,
  "failing-rules": () => "rules that fail",
  "deleted-pack": (pack: string) => `${pack}, which was deleted while it was read`,
  aggregators: (region: string) => `aggregators of ${region}`,
  sources: (aggregator: string) => `sources of ${aggregator}`,
  recorders: () => "configuration recorders",
  tags: () => "tags",
  "account-tags": () => "tags of accounts",
  /** Whatever an earlier version of Canopy stored, by its label: nothing can be said of what it is a part of. */
  unspecified: (label: string) => label,
} as const;

export type PartName = keyof typeof labels;

const PartName = z.custom<PartName>((value) => typeof value === "string" && Object.hasOwn(labels, value));

/** A part of what Canopy reads. */
export interface Part {
  readonly part: PartName;
  /** The pack, Region, standard or policy type that it is a part of; absent where there is one such part. */
  readonly of?: string | undefined;
  /** Set where the part was read but for some of its rows. */
  readonly isPartial?: true | undefined;
}

/** A part of a read that could not be had. What is shown beside it is true but not complete. */
export const MissingPart = z.preprocess(
  withoutFreeText,
  z.object({
    part: PartName,
    of: z.string().exactOptional(),
    isPartial: z.literal(true).exactOptional(),
    failure: Failure,
  }),
);
export type MissingPart = z.infer<typeof MissingPart>;

/** A part in the words of the interface: `accounts`, `some accounts`, `sources of all-accounts`. */
export function partLabel({ part, of = "", isPartial }: Part): string {
  return isPartial === true ? `some ${labels[part](of)}` : labels[part](of);
}

/** Whether a part, or some of its rows, is among those that could not be had, or may be. */
export function isMissing(missingParts: readonly Part[], { part, of }: Part): boolean {
  return missingParts.some(
    (missing) => missing.part === "unspecified" || (missing.part === part && missing.of === of),
  );
}

/** What an earlier version stored has the label for its part. */
function withoutFreeText(stored: unknown): unknown {
  const { data } = z.looseObject({ part: z.string() }).safeParse(stored);
  if (data === undefined || PartName.safeParse(data.part).success) return stored;
  return { ...data, part: "unspecified", of: data.part };
}

/**
 * What was stored with members of former names, under their present ones: a database outlives the names in the code.
 * Anything but an object comes back as it is.
 */
export function withPresentNames(stored: unknown, formerNames: ReadonlyMap<string, string>): unknown {
  const { data } = z.record(z.string(), z.unknown()).safeParse(stored);
  if (data === undefined) return stored;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [formerNames.get(name) ?? name, value]),
  );
}
