"use client";

import { Badge } from "@/components/ui/status/badge";
import { Checkbox } from "@/components/ui/field/checkbox";
import { countOf } from "@/lib/format/count";
import { type Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { FormSection, SectionProblem } from "./form-section";
import type { PolicyFormHandle } from "./use-policy-form";
import {
  repeatedStandards,
  standardName,
  standardRemark,
} from "@/lib/security-hub/policies/standards/standards";

/** Which standards are checked: those of the catalogue, and those the policy has that it does not list. */
export function StandardsSection({
  form,
  catalogue,
}: {
  form: PolicyFormHandle;
  catalogue: Catalogue | undefined;
}) {
  const { standards } = form.draft;
  const listed = catalogue?.standards ?? [];
  const unlisted = standards.filter((arn) => !listed.some((standard) => standard.arn === arn));
  const toggle = (arn: string, isEnabled: boolean) =>
    form.change({
      standards: isEnabled ? [...standards, arn] : standards.filter((each) => each !== arn),
    });
  return (
    <FormSection
      title="Standards"
      about="Only controls of enabled standards run. A standard that isn’t selected is disabled in the accounts."
    >
      <SectionProblem problem={form.problem("enabledStandardIdentifiers")} />
      <ul className="grid gap-2 md:grid-cols-2">
        {listed.map((standard) => (
          <li key={standard.arn}>
            <Checkbox
              checked={standards.includes(standard.arn)}
              onChange={(isEnabled) => toggle(standard.arn, isEnabled)}
            >
              <span className="flex flex-wrap items-center gap-x-2">
                {standardName(catalogue, standard.arn)}
                {standard.managedBy !== undefined && <Badge outlined>{standard.managedBy}</Badge>}
              </span>
              <span className="block text-12 text-pretty text-ink-quiet">
                {standard.controlIds !== undefined && countOf(standard.controlIds.length, "control")}
                {standard.enabledByDefault && ", enabled by default"}
              </span>
            </Checkbox>
          </li>
        ))}
        {unlisted.map((arn) => (
          <li key={arn}>
            <Checkbox checked onChange={() => toggle(arn, false)}>
              {standardName(catalogue, arn)}
              <span className="block text-12 text-pretty text-ink-quiet">
                {standardRemark(catalogue, arn)?.text}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {repeatedStandards(catalogue, standards).map((remark) => (
        <p key={remark} className="text-12 text-pretty text-ink-quiet">
          {remark}
        </p>
      ))}
      {standards.length === 0 && (
        <p className="text-12 text-ink-quiet">None is selected: Security Hub is on and no control runs.</p>
      )}
    </FormSection>
  );
}
