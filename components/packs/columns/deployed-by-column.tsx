import { packColumn } from "./pack-column";

/** The account that deployed the pack. */
export const deployedByColumn = packColumn({
  key: "deployed-by",
  title: "Deployed by",
  headClass: "max-lg:hidden",
  className: "font-mono text-12 text-ink-quiet tabular-nums max-lg:hidden",
  cell: ({ deployedBy }) => deployedBy,
});
