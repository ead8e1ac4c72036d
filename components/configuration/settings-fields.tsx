"use client";

import { Checkbox } from "@/components/ui/field/checkbox";
import { Combobox } from "@/components/ui/menu/combobox";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { TextField } from "@/components/ui/field/text-field";
import type { ConfigurationChoice } from "@/lib/security-hub/configuration/choice";
import type { OrganizationConfigurationUpdate } from "@/lib/security-hub/model";

const forced =
  "Can't be changed under central configuration: new accounts get the policy of their root or OU.";

/** AutoEnable and AutoEnableStandards: what accounts get when they join. Under CENTRAL both are off, and say why. */
export function NewAccountFields({
  update,
  onChoose,
}: {
  update: OrganizationConfigurationUpdate;
  onChoose: (choice: ConfigurationChoice) => void;
}) {
  const isCentral = update.configurationType === "CENTRAL";
  return (
    <>
      <div className="grid gap-1">
        <Checkbox
          checked={update.autoEnable}
          disabled={isCentral}
          aria-describedby="auto-enable-help"
          onChange={(autoEnable) => onChoose({ autoEnable })}
        >
          Enable Security Hub in new accounts (AutoEnable)
        </Checkbox>
        <p id="auto-enable-help" className="pl-6 text-12 text-pretty text-ink-quiet">
          {isCentral ? `Off. ${forced}` : "For accounts that join the organization, in this Region."}
        </p>
      </div>
      <RadioCards
        legend="Standards in new accounts (AutoEnableStandards)"
        options={[
          {
            value: "NONE",
            title: "NONE",
            description: isCentral ? forced : "New accounts start without a standard.",
          },
          {
            value: "DEFAULT",
            title: "DEFAULT",
            description: "New accounts start with the standards that AWS enables by default.",
            disabled: isCentral,
          },
        ]}
        value={update.autoEnableStandards}
        onChange={(autoEnableStandards) => onChoose({ autoEnableStandards })}
      />
    </>
  );
}

const NOT_SENT = "not-sent";
const statusOptions = [
  { value: NOT_SENT, label: "Not sent", detail: "AWS sets it" },
  { value: "PENDING", label: "PENDING" },
  { value: "ENABLED", label: "ENABLED" },
  { value: "FAILED", label: "FAILED" },
] as const;

/** Status and StatusMessage: members of the request that AWS fills itself. */
export function StatusFields({
  choice,
  onChoose,
}: {
  choice: ConfigurationChoice;
  onChoose: (choice: ConfigurationChoice) => void;
}) {
  return (
    <div className="grid gap-3 pt-2 sm:grid-cols-2">
      <Combobox
        label="Status"
        help="Leave it out, unless AWS Support asks for it."
        options={statusOptions}
        value={choice.status ?? NOT_SENT}
        onChange={(status) => onChoose({ status: status === NOT_SENT ? undefined : status })}
      />
      <TextField
        label="StatusMessage"
        help="Empty: it is not sent."
        value={choice.statusMessage ?? ""}
        onChange={(event) => onChoose({ statusMessage: event.target.value })}
      />
    </div>
  );
}
