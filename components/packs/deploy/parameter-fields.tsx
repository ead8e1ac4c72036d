"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field/field-frame";
import { TextArea } from "@/components/ui/field/text-area";
import { TextField } from "@/components/ui/field/text-field";
import type { PackTemplate, TemplateParameter } from "@/lib/aws-config/packs/template/pack-template";
import { countOf } from "@/lib/format/count";
import type { PackDraft } from "./pack-draft";

/** A field for each parameter of the template; of a template in S3, whose parameters aren't known, lines of names and values. */
export function ParameterFields({
  draft,
  template,
  errors,
  onChange,
}: {
  draft: PackDraft;
  template: PackTemplate | undefined;
  errors: ReadonlyMap<string, string>;
  onChange: (change: Partial<PackDraft>) => void;
}) {
  if (draft.source === "s3")
    return (
      <div className="grid gap-2">
        <TextArea
          label="Parameters (optional)"
          rows={4}
          className="font-mono text-12"
          placeholder={"MaxAccessKeyAge=90\n…"}
          value={draft.written}
          help="One a line: Name=value. Those that are left out have the template's defaults."
          error={errors.get("written") ?? errors.get("parameters")}
          onChange={({ target }) => onChange({ written: target.value })}
        />
      </div>
    );
  if (template === undefined)
    return <p className="text-13 text-ink-quiet">The template&apos;s parameters are shown here.</p>;
  if (template.parameters.length === 0)
    return <p className="text-13 text-ink-quiet">The template has no parameters.</p>;
  const set = (name: string, value: string | undefined) => {
    const others = Object.entries(draft.values).filter(([other]) => other !== name);
    onChange({ values: Object.fromEntries(value === undefined ? others : [...others, [name, value]]) });
  };
  const changed = template.parameters.filter(
    ({ name, default: preset }) => draft.values[name] !== undefined && draft.values[name] !== preset,
  ).length;
  return (
    <div className="grid gap-3">
      <p className="text-12 text-ink-quiet">
        {countOf(template.parameters.length, "parameter")}, {changed} with a value other than the default.
      </p>
      <FieldError message={errors.get("parameters")} field="parameters" />
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2">
        {template.parameters.map((parameter) => (
          <Parameter
            key={parameter.name}
            parameter={parameter}
            value={draft.values[parameter.name]}
            error={errors.get(`parameter ${parameter.name}`)}
            onChange={(value) => set(parameter.name, value)}
          />
        ))}
      </div>
    </div>
  );
}

function Parameter({
  parameter: { name, default: preset, description, allowedValues, type },
  value,
  error,
  onChange,
}: {
  parameter: TemplateParameter;
  value: string | undefined;
  error: string | undefined;
  /** Undefined for the default. */
  onChange: (value: string | undefined) => void;
}) {
  const isChanged = preset !== undefined && value !== undefined && value !== preset;
  const help = [
    description?.replace(/[^.!?]$/, "$&."),
    allowedValues && `One of ${allowedValues.join(", ")}.`,
    preset === undefined ? "Needs a value." : `Default: ${preset === "" ? "empty" : preset}.`,
  ];
  return (
    <div className="grid min-w-0 gap-1">
      <TextField
        label={name}
        mono
        inputMode={type === "Number" ? "decimal" : undefined}
        value={value ?? preset ?? ""}
        error={error}
        help={help.filter((part) => part !== undefined).join(" ")}
        onChange={({ target }) => onChange(target.value)}
      />
      {isChanged && (
        <Button
          variant="ghost"
          size="small"
          className="justify-self-start"
          aria-label={`Use the default of ${name}`}
          onClick={() => onChange(undefined)}
        >
          Use the default
        </Button>
      )}
    </div>
  );
}
