import { CopyBlock } from "@/components/ui/copy-block";
import type { PolicyId } from "@/lib/core/identifiers";
import { policyInputJson } from "@/lib/security-hub/policies/aws-json";
import { createPolicyCommand, updatePolicyCommand } from "@/lib/security-hub/policies/cli-command";
import type { PolicySettings } from "@/lib/security-hub/policies/settings";

/** The same in AWS's JSON and on the command line. */
export function PolicyCode({
  settings,
  region,
  policyId,
}: {
  settings: PolicySettings;
  region: string;
  /** Absent for a policy that does not exist yet. */
  policyId?: PolicyId;
}) {
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-4 pb-4 text-13">
      <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <h3 className="font-medium">JSON</h3>
        <p className="text-12 text-ink-quiet">
          The input of CreateConfigurationPolicy, as <code className="font-mono">--cli-input-json</code> takes
          it.
        </p>
        <CopyBlock label="JSON" text={policyInputJson(settings)} />
      </section>
      {policyId !== undefined && (
        <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <h3 className="font-medium">AWS CLI command</h3>
          <CopyBlock
            label="AWS CLI command that updates it"
            text={updatePolicyCommand(policyId, settings, region)}
          />
        </section>
      )}
      <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <h3 className="font-medium">AWS CLI, to create one like it</h3>
        <CopyBlock label="AWS CLI command that creates it" text={createPolicyCommand(settings, region)} />
      </section>
    </div>
  );
}
