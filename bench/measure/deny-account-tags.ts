/**
 * Lets the sandbox refuse the tags of accounts, which Canopy then does without. They are read one account at a time, ten a
 * second: 10,000 would take a quarter of an hour, in which every page would be measured beside that.
 */
export async function denyAccountTags(sandboxUrl: string): Promise<void> {
  const fault = { operation: "ListTagsForResource", service: "organizations", fault: { kind: "deny" } };
  const response = await fetch(`${sandboxUrl}/_sandbox/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(await response.text());
}
