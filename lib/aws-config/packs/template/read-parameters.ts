import { isMap, isSeq, type Node, type YAMLMap } from "yaml";
import { packLimits, type TemplateParameter } from "./pack-template";
import { entriesOf, plainText, textAt, type TemplateContext, valueAt } from "./yaml-nodes";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
const types = /^(?:String|Number|CommaDelimitedList|List<[\w:<>]+>|AWS::[\w:<>]+)$/;

/** The parameters of a template in its order; says what is wrong with each. */
export function readParameters(root: YAMLMap, context: TemplateContext): TemplateParameter[] {
  const { document, lines, add } = context;
  const section = valueAt(root, "Parameters", document);
  if (section === undefined) return [];
  if (!isMap(section)) {
    add(lines.error(section, "Parameters has to be a mapping of names to parameters."));
    return [];
  }
  return entriesOf(section, document).flatMap(({ name, key, value }) => {
    if (!/^[A-Za-z0-9]+$/.test(name))
      add(lines.error(key, `The name of parameter ${name} has other characters than letters and digits.`));
    if (name.length > packLimits.parameterName)
      add(lines.error(key, `The name of parameter ${name.slice(0, 40)}… has more than 255 characters.`));
    if (!isMap(value)) {
      add(lines.error(key, `Parameter ${name} has to be a mapping with a Type.`));
      return [];
    }
    return readParameter({ name, key, value }, context);
  });
}

function readParameter(
  { name, key, value }: { name: string; key: unknown; value: YAMLMap },
  { document, lines, add }: TemplateContext,
): TemplateParameter[] {
  const type = textAt(value, "Type", document);
  if (type === undefined) add(lines.error(key, `Parameter ${name} has no Type.`));
  else if (!types.test(type))
    add(lines.error(valueAt(value, "Type", document), `Parameter ${name} has the unknown Type ${type}.`));
  const allowed = valueAt(value, "AllowedValues", document);
  const text = (member: string) => {
    const found = textAt(value, member, document);
    return found === undefined ? {} : { [lowerFirst(member)]: found };
  };
  const number = (member: string) => {
    const found = Number(textAt(value, member, document) ?? NaN);
    return Number.isFinite(found) ? { [lowerFirst(member)]: found } : {};
  };
  return [
    {
      name,
      type: type ?? "String",
      line: lines.of(key) ?? 1,
      ...text("Default"),
      ...text("Description"),
      ...text("AllowedPattern"),
      ...text("ConstraintDescription"),
      ...number("MinLength"),
      ...number("MaxLength"),
      ...number("MinValue"),
      ...number("MaxValue"),
      ...(isSeq<Node>(allowed) && { allowedValues: allowed.items.flatMap((item) => plainText(item) ?? []) }),
    },
  ];
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
