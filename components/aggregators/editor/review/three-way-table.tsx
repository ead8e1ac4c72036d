import { visibleText } from "@/lib/format/visible-text";
import { accountsOf } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import type { AggregatorState } from "@/lib/aws-config/aggregators/aggregator-state";
import { countOf } from "@/lib/format/count";
import { kindLabels, regionsInWords } from "@/components/inventory/changes/state-labels";

/** The three versions side by side, by what they differ in. */
export function ThreeWayTable({
  base,
  theirs,
  mine,
}: {
  base: AggregatorState;
  theirs: AggregatorState;
  mine: AggregatorState;
}) {
  const versions = [base, theirs, mine];
  const rows = lines
    .map(({ name, of }) => ({ name, values: versions.map(of) }))
    .filter(({ values }) => new Set(values).size > 1);
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label="Three versions">
      <table className="w-full min-w-[34rem] text-left text-13">
        <thead className="text-12 text-ink-quiet">
          <tr className="border-b">
            <th scope="col" className="py-1 pr-3 font-medium">
              <span className="sr-only">What</span>
            </th>
            <th scope="col" className="py-1 pr-3 font-medium">
              When you opened it
            </th>
            <th scope="col" className="py-1 pr-3 font-medium">
              In AWS now
            </th>
            <th scope="col" className="py-1 font-medium">
              Yours
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values }) => (
            <tr key={name} className="border-b align-top">
              <th scope="row" className="py-1 pr-3 text-12 font-medium text-ink-quiet">
                {name}
              </th>
              {values.map((value, index) => (
                <td
                  key={index}
                  className={`py-1 pr-3 break-words ${index > 0 && value !== values[0] ? "font-medium" : "text-ink-quiet"}`}
                >
                  {visibleText(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const lines: readonly { readonly name: string; readonly of: (state: AggregatorState) => string }[] = [
  { name: "Source", of: ({ source }) => (source ? kindLabels[source.kind] : "none") },
  {
    name: "Accounts",
    of: (state) => (state.source?.kind === "accounts" ? countOf(accountsOf(state).length, "account") : "–"),
  },
  { name: "Role", of: ({ source }) => (source?.kind === "organization" ? source.roleArn : "–") },
  { name: "Regions", of: ({ source }) => (source ? regionsInWords(source.regions) : "none") },
  {
    name: "Resource types",
    of: ({ filters }) => filters?.resourceTypes?.join(", ") || "every resource type",
  },
  {
    name: "Service principals",
    of: ({ filters }) => filters?.servicePrincipals?.join(", ") || "every recorder",
  },
  { name: "Other filters", of: ({ filters }) => filters?.asWritten?.join(", ") || "none" },
  { name: "Tags", of: ({ tags }) => tags.map(({ key, value }) => `${key}=${value}`).join(", ") || "none" },
];
