import { type Document, isMap, isScalar, isSeq, type Node, visit } from "yaml";
import { longForm, namesInSub } from "./intrinsic-functions";
import type { TemplateProblem } from "./pack-template";
import type { Lines } from "./yaml-nodes";

interface Names {
  readonly parameters: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
  readonly mappings: ReadonlySet<string>;
  readonly add: (problem: TemplateProblem) => void;
}

/**
 * Says which references name something that the template does not have, and where YAML's aliases are: CloudFormation
 * documents that it supports neither those nor merged mappings, so AWS may refuse what Canopy reads.
 */
export function checkReferences(document: Document.Parsed, lines: Lines, names: Names): void {
  let hasAliases = false;
  visit(document, {
    Alias: (_key, alias) => {
      if (!hasAliases)
        names.add(
          lines.warning(
            alias,
            "YAML aliases are in use. CloudFormation doesn't support them, and AWS may refuse the template.",
          ),
        );
      hasAliases = true;
    },
    Node: (_key, node) => {
      if (/^![A-Z]/.test(node.tag ?? "")) checkCall(node.tag?.slice(1) ?? "", node, lines, names);
    },
    Pair: (_key, { key, value }) => {
      const name = isScalar(key) ? String(key.value) : "";
      if (name.startsWith("Fn::") && longForm(name) === undefined)
        names.add(lines.error(key, `${name} is no intrinsic function that a template may have.`));
      const called = name === "Condition" ? undefined : longForm(name);
      if (called !== undefined && isSomeNode(value)) checkCall(called, value, lines, names);
    },
  });
}

function isSomeNode(value: unknown): value is Node {
  return isScalar(value) || isSeq(value) || isMap(value);
}

function checkCall(called: string, argument: Node, lines: Lines, names: Names): void {
  const { parameters, resources, conditions, mappings, add } = names;
  const missing = (kind: string, name: string) =>
    add(lines.error(argument, `${called} names ${name}, and the template has no such ${kind}.`));
  const isKnown = (name: string) => parameters.has(name) || resources.has(name) || name.startsWith("AWS::");
  switch (called) {
    case "Ref": {
      const name = scalarText(argument);
      if (name === undefined) add(lines.error(argument, "Ref takes the name of a parameter or resource."));
      else if (!isKnown(name)) missing("parameter or resource", name);
      return;
    }
    case "Sub": {
      const [text, own] = isSeq(argument) ? [argument.items[0], argument.items[1]] : [argument, undefined];
      const given = isMap(own) ? new Set(own.items.map(({ key }) => String(key))) : new Set<string>();
      for (const name of namesInSub(scalarText(text) ?? ""))
        if (!isKnown(name) && !given.has(name)) missing("parameter or resource", name);
      return;
    }
    case "If":
    case "Condition": {
      const name = scalarText(isSeq(argument) ? argument.items[0] : argument);
      if (name !== undefined && !conditions.has(name)) missing("condition", name);
      return;
    }
    case "FindInMap": {
      const name = isSeq(argument) ? scalarText(argument.items[0]) : undefined;
      if (name !== undefined && !mappings.has(name)) missing("mapping", name);
      return;
    }
    case "GetAtt": {
      const [name] =
        (isSeq(argument) ? scalarText(argument.items[0]) : scalarText(argument))?.split(".") ?? [];
      if (name !== undefined && !resources.has(name)) missing("resource", name);
      return;
    }
  }
}

function scalarText(value: unknown): string | undefined {
  return isScalar(value) && typeof value.value === "string" ? value.value : undefined;
}
