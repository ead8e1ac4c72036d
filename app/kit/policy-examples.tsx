import { PolicyChip } from "@/components/ui/status/policy-chip";
import { Example } from "./example";

const names = [
  "Baseline",
  "Strict baseline",
  "Production",
  "PCI DSS",
  "Sandbox accounts",
  "Data platform",
  "Legacy",
  "Forensics",
  "Shared services",
  "Edge",
  "Healthcare",
  "Workloads with a name that is far too long for any column",
];

export function PolicyExamples() {
  return (
    <Example name="Policies: applied and inherited">
      <ul className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] gap-x-4">
        {names.map((name, index) => (
          <li key={name} className="col-span-3 grid h-8 grid-cols-subgrid items-center border-b">
            <span className="flex min-w-0">
              <PolicyChip name={name} identity={index} source="applied" />
            </span>
            <span className="flex min-w-0">
              <PolicyChip name={name} identity={index} source="inherited" />
            </span>
            <span className="flex gap-1">
              <PolicyChip compact name={name} identity={index} source="applied" />
              <PolicyChip compact name={name} identity={index} source="inherited" />
            </span>
          </li>
        ))}
      </ul>
    </Example>
  );
}
