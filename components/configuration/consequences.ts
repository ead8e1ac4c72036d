import { countOf, plural } from "@/lib/format/count";
import type { OrganizationConfiguration, OrganizationConfigurationUpdate } from "@/lib/security-hub/model";

/**
 * What a change means for the accounts (user guide, start-central-configuration and stop-central-configuration).
 * @param accounts active accounts; undefined where they are not known
 */
export function consequencesOf(
  current: OrganizationConfiguration | undefined,
  { configurationType, autoEnable, autoEnableStandards }: OrganizationConfigurationUpdate,
  accounts: number | undefined,
): string[] {
  const all =
    accounts === undefined
      ? "All accounts"
      : `${plural(accounts, "The", "All")} ${countOf(accounts, "active account")}`;
  const agree = (one: string, other: string) => plural(accounts ?? 2, one, other);
  const was = current?.configurationType;
  if (configurationType === "CENTRAL" && was !== "CENTRAL") {
    return [
      `${all} ${agree("keeps the settings it has and begins", "keep the settings they have and begin")} as self-managed; nothing is governed until policies are associated.`,
      "Policies can then be created and associated with the root, OUs and accounts, from the home Region, for all linked Regions.",
      "What AutoEnable and AutoEnableStandards did for new accounts ends, in the home Region and all linked Regions.",
      "Security Hub is enabled for the delegated administrator in every linked Region, and the administrator cannot be changed through Security Hub.",
    ];
  }
  if (configurationType === "LOCAL" && was === "CENTRAL") {
    return [
      `${all} ${agree("keeps the settings it has now and manages itself", "keep the settings they have now and manage themselves")} from then on, separately in each Region. Nothing is reverted.`,
      "The delegated administrator, the home Region and the linked Regions stay as they are.",
      "AutoEnable and AutoEnableStandards can be set again, separately in each Region. This change sets them in this Region only.",
    ];
  }
  if (configurationType === "LOCAL") {
    const standards =
      autoEnableStandards === "DEFAULT" ? "with the default standards" : "without any standard";
    return [
      autoEnable
        ? `Accounts that join from now on get Security Hub in this Region, ${standards}.`
        : "Accounts that join from now on do not get Security Hub by themselves.",
      "Accounts that are members already keep their settings. Other Regions have settings of their own.",
    ];
  }
  return ["Accounts keep what their policies say."];
}
