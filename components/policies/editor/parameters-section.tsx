"use client";

import { X } from "lucide-react";
import { Combobox } from "@/components/ui/menu/combobox";
import { IconButton } from "@/components/ui/icon-button";
import {
  type Catalogue,
  compareControlIds,
  controlIndex,
  type ControlDefinition,
} from "@/lib/security-hub/policies/standards/catalogue";
import { effectInWords } from "@/lib/security-hub/policies/effect";
import type { DraftParameter, PolicyDraft } from "@/lib/security-hub/policies/draft";
import { FormSection, SectionProblem } from "./form-section";
import { ParameterField } from "./parameter-field";
import type { PolicyFormHandle } from "./use-policy-form";

/** What the policy sets for single controls; every parameter of a control that is added, with AWS's own value first. */
export function ParametersSection({
  form,
  catalogue,
}: {
  form: PolicyFormHandle;
  catalogue: Catalogue | undefined;
}) {
  const { parameters } = form.draft;
  const definitions = controlIndex(catalogue);
  const added = Object.keys(parameters).sort(compareControlIds);
  const addable = (catalogue?.controls ?? [])
    .filter((control) => control.parameters.length > 0 && !added.includes(control.id))
    .sort((one, other) => compareControlIds(one.id, other.id));

  function set(controlId: string, ofControl: PolicyDraft["parameters"][string] | undefined) {
    form.change({ parameters: withEntry(parameters, controlId, ofControl) });
  }

  return (
    <FormSection
      title="Custom parameters"
      about="Some controls take parameters. Without a custom value a policy uses the AWS default, including later changes of it."
    >
      <SectionProblem problem={form.problem("parameters")} />
      {added.map((controlId) => (
        <ControlParameters
          key={controlId}
          controlId={controlId}
          control={definitions.get(controlId)}
          parameters={parameters[controlId] ?? {}}
          effect={effectInWords({ enabledStandardIdentifiers: form.draft.standards }, controlId, catalogue)}
          problem={(name) => form.problem(`parameters.${controlId}.${name}`)}
          onChange={(ofControl) => set(controlId, ofControl)}
        />
      ))}
      {addable.length > 0 && (
        <div className="max-w-md">
          <Combobox
            label="Customise a control"
            placeholder="Find a control with parameters…"
            options={addable.map(({ id, title }) => ({ value: id, label: id, detail: title }))}
            value={undefined}
            onChange={(controlId) => set(controlId, {})}
          />
        </div>
      )}
    </FormSection>
  );
}

function ControlParameters({
  controlId,
  control,
  parameters,
  effect,
  problem,
  onChange,
}: {
  controlId: string;
  control: ControlDefinition | undefined;
  parameters: PolicyDraft["parameters"][string];
  /** Why they change nothing, where that is known. */
  effect: string | undefined;
  problem: (name: string) => string | undefined;
  onChange: (parameters: PolicyDraft["parameters"][string] | undefined) => void;
}) {
  const names = [
    ...(control?.parameters.map(({ name }) => name) ?? []),
    ...Object.keys(parameters).filter(
      (name) => control?.parameters.some((parameter) => parameter.name === name) !== true,
    ),
  ];
  function set(name: string, parameter: DraftParameter | undefined) {
    onChange(withEntry(parameters, name, parameter));
  }
  return (
    <div role="group" aria-label={`Parameters of ${controlId}`} className="rounded-control border">
      <div className="flex items-start gap-2 border-b py-1.5 pr-1.5 pl-3 text-13">
        <span className="min-w-0 flex-1 py-1">
          <span className="mr-2 font-mono text-12 text-ink-quiet">{controlId}</span>
          <span className="font-medium">{control?.title}</span>
          {effect !== undefined && <span className="block text-12 text-stuck">{effect}</span>}
        </span>
        <IconButton
          label={`Take the parameters of ${controlId} away`}
          size="small"
          onClick={() => onChange(undefined)}
        >
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <div className="grid gap-4 p-3">
        {names.map((name) => (
          <ParameterField
            key={name}
            name={name}
            definition={control?.parameters.find((parameter) => parameter.name === name)}
            parameter={parameters[name]}
            problem={problem(name)}
            onChange={(parameter) => set(name, parameter)}
          />
        ))}
      </div>
    </div>
  );
}

/** The record with one entry replaced, or taken away. */
function withEntry<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
  value: Value | undefined,
): Record<string, Value> {
  const others = Object.entries(record).filter(([each]) => each !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}
