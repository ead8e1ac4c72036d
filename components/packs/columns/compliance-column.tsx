import { ComplianceBar, ComplianceNumbers } from "@/components/inventory/packs/compliance-bar";
import { packColumn } from "./pack-column";

/** In how many accounts of the organization the pack comes out how. */
export const complianceColumn = packColumn({
  key: "compliance",
  title: "Accounts by compliance",
  headClass: "w-2/5",
  className: "grid gap-1 max-md:order-4 max-md:w-full",
  cell: ({ name, compliance }, { onCompliance }) =>
    compliance === undefined ? (
      <span className="text-12 text-ink-quiet">Not read yet</span>
    ) : (
      <>
        <ComplianceBar label={`Accounts of ${name} by compliance`} counts={compliance} className="mt-1.5" />
        <ComplianceNumbers counts={compliance} onFilter={(filter) => onCompliance(name, filter)} />
      </>
    ),
  sort: {
    ascending: (one, other) => (one.compliance?.nonCompliant ?? 0) - (other.compliance?.nonCompliant ?? 0),
    descendingFirst: true,
    isMissing: ({ compliance }) => compliance === undefined,
  },
});
