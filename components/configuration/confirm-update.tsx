import { ConfirmDialog } from "@/components/ui/dialog/dialog";
import { ApprovalRequired } from "@/components/inventory/plans/approval-notice";
import { type PlanInEdit, SavePlan } from "@/components/inventory/plans/save-plan";
import type { NewRun } from "@/lib/runs/new-run";
import type { SettingChange } from "@/lib/security-hub/configuration/choice";
import type { OrganizationConfigurationUpdate } from "@/lib/security-hub/model";
import { SettingChanges } from "@/components/inventory/changes/setting-changes";

/** The last question before every account is concerned: typed, because there is no way back by itself. */
export function ConfirmUpdate({
  update: { configurationType = "LOCAL" },
  changes,
  consequences,
  organizationId,
  busy,
  needsApproval,
  plan,
  planned,
  onPlanned,
  onConfirm,
  onClose,
}: {
  update: OrganizationConfigurationUpdate;
  changes: readonly SettingChange[];
  consequences: readonly string[];
  /** Undefined where Organizations does not say: then the configuration type is typed. */
  organizationId: string | undefined;
  busy: boolean;
  needsApproval: boolean;
  plan: PlanInEdit | undefined;
  /** What is asked about, as a run. */
  planned: () => NewRun;
  onPlanned: () => void;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const switches = changes.some(({ setting }) => setting === "ConfigurationType");
  const isPlanned = needsApproval || plan !== undefined;
  const confirm = switches ? `Switch to ${configurationType}` : settingsInWords(changes);
  const organization = organizationId === undefined ? "the organization" : `organization ${organizationId}`;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={
        switches
          ? `Switch ${organization} to ${configurationType}?`
          : `Change the configuration of ${organization}?`
      }
      confirm={isPlanned ? undefined : confirm}
      danger={switches}
      busy={busy}
      {...(!isPlanned && { typed: organizationId ?? configurationType })}
      beside={
        <SavePlan
          review={planned}
          send={needsApproval}
          variant={isPlanned ? "primary" : "secondary"}
          editing={plan}
          onSaved={onPlanned}
        />
      }
      onConfirm={onConfirm}
    >
      {needsApproval && <ApprovalRequired />}
      <SettingChanges changes={changes} />
      <ul className="grid list-disc gap-1 pl-5 text-pretty">
        {consequences.map((consequence) => (
          <li key={consequence}>{consequence}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

const NAMED = 2;

/** `Set AutoEnable to true`: the button names what it sets. */
function settingsInWords(changes: readonly SettingChange[]): string {
  if (changes.length === 0) return "Send the same configuration again";
  if (changes.length > NAMED) return `Set ${changes.length} settings`;
  return `Set ${changes.map(({ setting, after }) => `${setting} to ${after}`).join(" and ")}`;
}
