import { z } from "zod";
import { OrganizationConfiguration, type OrganizationConfigurationUpdate } from "../model";

const { configurationType, autoEnableStandards, status } = OrganizationConfiguration.shape;

/** What the user has chosen in the form so far; what is absent stays as it currently is in AWS. */
export const ConfigurationChoice = z.object({
  configurationType: configurationType.exactOptional(),
  autoEnable: z.boolean().exactOptional(),
  autoEnableStandards: autoEnableStandards.exactOptional(),
  /** Sent only where it is chosen: AWS sets it itself. */
  status: status.optional(),
  /** As `status`; nothing but spaces is not sent. */
  statusMessage: z.string().exactOptional(),
});
export type ConfigurationChoice = z.infer<typeof ConfigurationChoice>;

/** The whole request that a choice makes: AWS takes no single settings. CENTRAL forces both automatic settings off. */
export function updateOf(
  current: OrganizationConfiguration | undefined,
  choice: ConfigurationChoice,
): OrganizationConfigurationUpdate {
  const type = choice.configurationType ?? current?.configurationType ?? "LOCAL";
  const isCentral = type === "CENTRAL";
  const message = choice.statusMessage?.trim() ?? "";
  return {
    autoEnable: !isCentral && (choice.autoEnable ?? current?.autoEnable ?? false),
    autoEnableStandards: isCentral
      ? "NONE"
      : (choice.autoEnableStandards ?? current?.autoEnableStandards ?? "NONE"),
    configurationType: type,
    ...(choice.status !== undefined && { status: choice.status }),
    ...(message !== "" && { statusMessage: message }),
  };
}

/** A setting that an update changes; `before` is absent where it is not known. */
export interface SettingChange {
  readonly setting: "ConfigurationType" | "AutoEnable" | "AutoEnableStandards" | "Status" | "StatusMessage";
  readonly before: string | undefined;
  readonly after: string;
}

/** What an update changes, in AWS's words; empty where everything stays. */
export function changesOf(
  current: OrganizationConfiguration | undefined,
  update: OrganizationConfigurationUpdate,
): SettingChange[] {
  const after: Readonly<Record<SettingChange["setting"], string | undefined>> = {
    ConfigurationType: update.configurationType,
    AutoEnable: String(update.autoEnable),
    AutoEnableStandards: update.autoEnableStandards,
    Status: update.status ?? expectedStatus(current, update),
    StatusMessage: update.statusMessage,
  };
  const rows: readonly (readonly [SettingChange["setting"], string | undefined])[] = [
    ["ConfigurationType", current?.configurationType],
    ["AutoEnable", current?.autoEnable === undefined ? undefined : String(current.autoEnable)],
    ["AutoEnableStandards", current?.autoEnableStandards],
    ["Status", current?.status],
    ["StatusMessage", current?.statusMessage],
  ];
  return rows.flatMap(([setting, before]) => {
    const to = after[setting];
    return to === undefined || to === before ? [] : [{ setting, before, after: to }];
  });
}

/** A switch to CENTRAL takes AWS a while, also the next attempt at one that has FAILED. */
function expectedStatus(
  current: OrganizationConfiguration | undefined,
  { configurationType }: OrganizationConfigurationUpdate,
): string | undefined {
  const isThere = current?.configurationType === "CENTRAL" && current.status !== "FAILED";
  const enters = configurationType === "CENTRAL" && !isThere;
  return enters ? "PENDING, then ENABLED or FAILED" : undefined;
}
