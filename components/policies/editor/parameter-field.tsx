"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Combobox } from "@/components/ui/menu/combobox";
import { TextArea } from "@/components/ui/field/text-area";
import { TextField } from "@/components/ui/field/text-field";
import type { ParameterDefinition } from "@/lib/security-hub/policies/standards/catalogue";
import type { DraftParameter } from "@/lib/security-hub/policies/draft";
import { linesOf, textOfValue } from "@/lib/security-hub/policies/parameter-text";
import { defaultInWords, limitsInWords } from "@/lib/security-hub/policies/parameter-value";

/** One parameter: AWS's default, or a value of its type. Turning back to the default keeps what was entered. */
export function ParameterField({
  name,
  definition,
  parameter,
  problem,
  onChange,
}: {
  name: string;
  /** Absent for a parameter that AWS does not describe in this Region. */
  definition: ParameterDefinition | undefined;
  parameter: DraftParameter | undefined;
  problem: string | undefined;
  onChange: (parameter: DraftParameter | undefined) => void;
}) {
  const id = useId();
  const type = definition?.options?.type ?? parameter?.type ?? "String";
  const isCustom = parameter?.use === "custom";
  const options = definition?.options;
  const limits = options && limitsInWords(options);
  const fallback = options && defaultInWords(options);
  if (parameter?.use === "kept") {
    return (
      <KeptParameter
        name={name}
        written={parameter.text}
        onReplace={() => onChange({ use: "default", type, text: startingText(definition) })}
      />
    );
  }
  return (
    <div role="group" aria-labelledby={id} className="grid gap-1.5 md:grid-cols-2 md:gap-x-6">
      <div className="grid content-start gap-1">
        <p id={id} className="font-mono text-12 break-all">
          {name}
        </p>
        {definition && <p className="text-12 text-pretty text-ink-quiet">{definition.description}</p>}
        <Checkbox
          checked={isCustom}
          onChange={(use) =>
            onChange({
              use: use ? "custom" : "default",
              type,
              // A parameter that the policy names as the default has no text yet; it begins as AWS's value too.
              text:
                parameter === undefined || parameter.text === "" ? startingText(definition) : parameter.text,
            })
          }
        >
          Set a value
          <span className="block text-12 text-ink-quiet">
            {fallback === undefined
              ? options === undefined
                ? "AWS describes no default here"
                : "AWS has no default"
              : `AWS’s default is ${fallback} today`}
          </span>
        </Checkbox>
      </div>
      {isCustom && (
        <ValueControl
          name={name}
          type={type}
          text={parameter.text}
          definition={definition}
          help={limits === undefined ? undefined : `Allowed: ${limits}.`}
          problem={problem}
          onChange={(text) => onChange({ ...parameter, use: "custom", type, text })}
        />
      )}
    </div>
  );
}

/** A parameter in a form that Canopy doesn't know. It goes back to AWS as it came, unless it is replaced. */
function KeptParameter({
  name,
  written,
  onReplace,
}: {
  name: string;
  written: string;
  onReplace: () => void;
}) {
  return (
    <div className="grid gap-1.5 md:grid-cols-2 md:gap-x-6">
      <div className="grid content-start justify-items-start gap-1">
        <p className="font-mono text-12 break-all">{name}</p>
        <p className="text-12 text-pretty text-ink-quiet">
          Canopy doesn’t know this form of a parameter. It is kept unchanged.
        </p>
        <Button size="small" onClick={onReplace}>
          Use AWS’s default instead
        </Button>
      </div>
      <code className="font-mono text-12 break-all">{written}</code>
    </div>
  );
}

function ValueControl({
  name,
  type,
  text,
  definition,
  help,
  problem,
  onChange,
}: {
  name: string;
  type: DraftParameter["type"];
  text: string;
  definition: ParameterDefinition | undefined;
  help: string | undefined;
  problem: string | undefined;
  onChange: (text: string) => void;
}) {
  const options = definition?.options;
  const label = `Value of ${name}`;
  if (type === "Boolean") {
    return (
      <Combobox
        label={label}
        options={[
          { value: "true", label: "true" },
          { value: "false", label: "false" },
        ]}
        value={text}
        error={problem}
        onChange={onChange}
      />
    );
  }
  if (options?.type === "Enum") {
    return (
      <Combobox
        label={label}
        options={options.allowedValues.map((value) => ({ value, label: value }))}
        value={text}
        error={problem}
        onChange={onChange}
      />
    );
  }
  if (options?.type === "EnumList") {
    const chosen = linesOf(text);
    return (
      <fieldset className="grid content-start gap-1">
        <legend className="mb-1 text-13 font-medium">{label}</legend>
        {options.allowedValues.map((value) => (
          <Checkbox
            key={value}
            checked={chosen.includes(value)}
            onChange={(isChosen) =>
              onChange([...chosen.filter((each) => each !== value), ...(isChosen ? [value] : [])].join("\n"))
            }
          >
            {value}
          </Checkbox>
        ))}
        {problem !== undefined && <p className="text-12 text-failed">{problem}</p>}
      </fieldset>
    );
  }
  if (type === "StringList" || type === "EnumList") {
    return (
      <TextArea
        label={label}
        mono
        help={["One on each line.", help].join(" ").trim()}
        error={problem}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <TextField
      label={label}
      mono
      help={type === "IntegerList" ? ["Separated by commas.", help].join(" ").trim() : help}
      error={problem}
      inputMode={type === "Integer" || type === "Double" ? "numeric" : undefined}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A value of one's own begins as AWS's. */
function startingText(definition: ParameterDefinition | undefined): string {
  const options = definition?.options;
  if (options === undefined) return "";
  switch (options.type) {
    case "Integer":
      return options.defaultValue === undefined
        ? ""
        : textOfValue({ type: options.type, value: options.defaultValue });
    case "IntegerList":
      return options.defaultValue === undefined
        ? ""
        : textOfValue({ type: options.type, value: options.defaultValue });
    case "Boolean":
      return options.defaultValue === undefined ? "" : String(options.defaultValue);
    case "Double":
      return options.defaultValue === undefined ? "" : String(options.defaultValue);
    case "String":
    case "Enum":
      return options.defaultValue ?? "";
    case "StringList":
    case "EnumList":
      return (options.defaultValue ?? []).join("\n");
  }
}
