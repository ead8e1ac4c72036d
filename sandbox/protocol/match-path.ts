/**
 * The labels of a path under a `requestUri` such as `/findingAggregator/get/{FindingAggregatorArn+}`, or undefined where
 * it does not fit. Segments are compared as sent and decoded afterwards, so that an encoded slash stays inside its
 * label; a greedy label takes the rest of the path, slashes and all.
 */
export function matchPath(requestUri: string, path: string): Readonly<Record<string, string>> | undefined {
  const pattern = requestUri.split("/");
  const segments = path.split("/");
  const labels: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    const label = /^\{(\w+)(\+?)\}$/.exec(part);
    if (label === null) {
      if (part !== segment) return undefined;
      continue;
    }
    const [, name = "", greedy] = label;
    const text = decode(greedy === "+" ? segments.slice(index).join("/") : segment);
    if (text === undefined || text === "") return undefined;
    labels[name] = text;
    if (greedy === "+") return labels;
  }
  return segments.length === pattern.length ? labels : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
