import { z } from "zod";

const Regions = z.array(z.string()).default([]);
const Content = z.object({
  cspm_enablement: z.object({ enable_in_regions: Regions, disable_in_regions: Regions }),
});

/** The Regions that an effective policy enables and disables Security Hub CSPM in; `ALL_SUPPORTED` stands for every one. */
export interface GovernedRegions {
  readonly enabled: readonly string[];
  readonly disabled: readonly string[];
}

/**
 * The Regions that the text of an effective policy governs; undefined where it is not what AWS documents, so that only the
 * text itself says it. Regions in neither list are not governed by the policy.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_security_hub_cspm_syntax.html
 */
export function governedRegions(content: string): GovernedRegions | undefined {
  const parsed = Content.safeParse(jsonOrUndefined(content));
  if (!parsed.success) return undefined;
  const { enable_in_regions: enabled, disable_in_regions: disabled } = parsed.data.cspm_enablement;
  return { enabled, disabled };
}

/** What the policy says of one Region. Where both lists hold it, disabling wins. */
export function standingOf(
  { enabled, disabled }: GovernedRegions,
  region: string,
): "enabled" | "disabled" | "not governed" {
  if (covers(disabled, region)) return "disabled";
  return covers(enabled, region) ? "enabled" : "not governed";
}

function covers(regions: readonly string[], region: string): boolean {
  return regions.includes(region) || regions.includes("ALL_SUPPORTED");
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
