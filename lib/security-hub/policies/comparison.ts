import { type Catalogue, compareControlIds, controlIndex } from "./standards/catalogue";
import { parameterKey } from "./difference";
import { settingInWords } from "./parameter-value";
import { type ParameterSetting, unmodelledMembers } from "./policy-document";
import { isControlOn, isSameSetting, normalised, type PolicySettings } from "./settings";
import { byFamily, familyName, standardIdentity, standardName } from "./standards/standards";

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
  const named = both.flatMap((each) => each.controls.ids);
  const ids = [...new Set([...controls.keys(), ...named])].sort(compareControlIds);
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
      rows: standardRows(both, catalogue),
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
      rows: parameterRows(both, catalogue),
    },
    ...unmodelledSection(both),
  ];
}

/** A row for each standard; where the two have another version of it, one for both. */
function standardRows(both: Both, catalogue: Catalogue | undefined): ComparedRow[] {
  const arns = [...new Set(both.flatMap((each) => each.enabledStandardIdentifiers))];
  return [...byFamily(arns)].flatMap(([family, ofFamily]) => {
    const [first = family] = ofFamily;
    if (ofFamily.length === 1)
      return [
        row(first, standardName(catalogue, first), both, ({ enabledStandardIdentifiers: enabled }) =>
          enabled.includes(first) ? "enabled" : "not enabled",
        ),
      ];
    return [
      row(family, familyName(catalogue, first), both, ({ enabledStandardIdentifiers: enabled }) => {
        const versions = ofFamily.filter((arn) => enabled.includes(arn));
        return versions.map((arn) => standardIdentity(arn).version ?? arn).join(", ") || "not enabled";
      }),
    ];
  });
}

function parameterRows(both: Both, catalogue: Catalogue | undefined): ComparedRow[] {
  const controls = controlIndex(catalogue);
  const settings = [parametersOf(both[0]), parametersOf(both[1])] as const;
  const keys = [...new Set(settings.flatMap((each) => [...each.keys()]))].sort(compareControlIds);
  return keys.map((key) => {
    const [id = "", name] = key.split(" ");
    const control = controls.get(id);
    const options = control?.parameters.find((parameter) => parameter.name === name)?.options;
    const [one, other] = [settings[0].get(key), settings[1].get(key)];
    return {
      key,
      label: key,
      values: [settingInWords(one, options), settingInWords(other, options)],
      differs: one === undefined || other === undefined ? one !== other : !isSameSetting(one, other),
      ...detailOf(control?.title),
    };
  });
}

/** What AWS says of a policy and Canopy does not know, as AWS writes it. */
function unmodelledSection(both: Both): ComparedSection[] {
  const written = both.map(
    ({ document = {} }) => new Map(unmodelledMembers(document).map((each) => [each.path, each.written])),
  );
  const paths = [...new Set(written.flatMap((each) => [...each.keys()]))];
  if (paths.length === 0) return [];
  const rows = paths.map((path) => {
    const [one = "not set", other = "not set"] = written.map((each) => each.get(path));
    return { key: path, label: path, values: [one, other] as const, differs: one !== other };
  });
  return [{ title: "Members that Canopy doesn’t know", rows }];
}

type Both = readonly [PolicySettings, PolicySettings];

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
function parametersOf({ customParameters }: PolicySettings): ReadonlyMap<string, ParameterSetting> {
  return new Map(
    customParameters.flatMap(({ securityControlId, parameters }) =>
      parameters.flatMap(({ name, ...setting }): [string, ParameterSetting][] =>
        setting.valueType === "DEFAULT" ? [] : [[parameterKey(securityControlId, name), setting]],
      ),
    ),
  );
}
