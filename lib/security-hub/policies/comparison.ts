import { type Catalogue, compareControlIds, controlIndex, standardName } from "./catalogue";
import { valueInWords } from "./parameter-value";
import { isControlOn, normalised, type PolicySettings } from "./settings";

/** One line of two policies side by side. */
export interface ComparedRow {
  readonly key: string;
  readonly label: string;
  /** Said quietly beside the label: the title of a control. */
  readonly detail?: string;
  readonly values: readonly [string, string];
  readonly differs: boolean;
}

export interface ComparedSection {
  readonly title: string;
  readonly rows: readonly ComparedRow[];
}

/** Two policies in words, side by side: their texts, standards, controls and parameters, also where they are the same. */
export function compareSettings(
  one: PolicySettings,
  other: PolicySettings,
  catalogue: Catalogue | undefined,
): ComparedSection[] {
  const both = [normalised(one), normalised(other)] as const;
  const controls = controlIndex(catalogue);
  const standards = [...new Set(both.flatMap((each) => each.enabledStandardIdentifiers))];
  const named = both.flatMap((each) => each.controls.ids);
  const ids = [...new Set([...controls.keys(), ...named])].sort(compareControlIds);
  const parameters = [...new Set(both.flatMap((each) => [...parameterWords(each).keys()]))].sort(
    compareControlIds,
  );
  return [
    {
      title: "Policy",
      rows: [
        row("description", "Description", both, ({ description }) => description || "none"),
        row("service", "Security Hub", both, ({ serviceEnabled }) => (serviceEnabled ? "on" : "off")),
        row("mode", "Controls that AWS adds later", both, ({ serviceEnabled, controls: { mode } }) =>
          serviceEnabled && mode === "all-but" ? "on" : "off",
        ),
      ],
    },
    {
      title: "Standards",
      rows: standards.map((arn) =>
        row(arn, standardName(catalogue, arn), both, ({ enabledStandardIdentifiers }) =>
          enabledStandardIdentifiers.includes(arn) ? "enabled" : "not enabled",
        ),
      ),
    },
    {
      title: "Controls",
      rows: ids.map((id) => ({
        ...row(id, id, both, (each) => (isControlOn(each, id) ? "on" : "off")),
        ...detailOf(controls.get(id)?.title),
      })),
    },
    {
      title: "Parameters",
      rows: parameters.map((key) => ({
        ...row(key, key, both, (each) => parameterWords(each).get(key) ?? "AWS’s default"),
        ...detailOf(controls.get(key.split(" ")[0] ?? "")?.title),
      })),
    },
  ];
}

function row(
  key: string,
  label: string,
  [one, other]: readonly [PolicySettings, PolicySettings],
  words: (settings: PolicySettings) => string,
): ComparedRow {
  const values = [words(one), words(other)] as const;
  return { key, label, values, differs: values[0] !== values[1] };
}

function detailOf(detail: string | undefined): Pick<ComparedRow, "detail"> {
  return detail === undefined ? {} : { detail };
}

/** By control and name; parameters that are set to the default are as if they were not set. */
function parameterWords({ customParameters }: PolicySettings): ReadonlyMap<string, string> {
  return new Map(
    customParameters.flatMap(({ securityControlId, parameters }) =>
      parameters.flatMap(({ name, value }): [string, string][] =>
        value === undefined ? [] : [[`${securityControlId} ${name}`, valueInWords(value)]],
      ),
    ),
  );
}
