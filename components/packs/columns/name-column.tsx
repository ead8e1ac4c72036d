import { packHref } from "@/components/inventory/addresses/packs-address";
import { TextLink } from "@/components/ui/text-link";
import { packColumn, summaryMember } from "./pack-column";

/** The pack, which leads to its page. */
export const nameColumn = packColumn({
  key: "name",
  title: "Pack",
  headClass: "pl-4",
  className: "text-left font-medium max-md:order-2 max-md:w-full md:max-w-72 md:min-w-52 md:pl-4!",
  isRowHeader: true,
  cell: ({ name }) => (
    <TextLink href={packHref(name)} look="quiet" className="break-words">
      {name}
    </TextLink>
  ),
  sort: { ascending: (one, other) => one.name.localeCompare(other.name, "en") },
  exported: [summaryMember("pack", "Conformance pack")],
});
