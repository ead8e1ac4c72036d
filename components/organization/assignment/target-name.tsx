"use client";

import { placeOf } from "@/lib/organizations/ancestry";
import type { OrganizationView } from "../use-organization-view";

/** A target by name with the path of what holds it: several OUs may have one name. Opens its panel. */
export function TargetName({
  node,
  view,
  onOpen,
}: {
  node: number;
  view: OrganizationView;
  onOpen: (node: number) => void;
}) {
  const { id, name } = view.rowView(node);
  const place = placeOf(view.governed.tree, node);
  return (
    <span className="grid min-w-0 flex-1">
      <button
        type="button"
        title={id}
        onClick={() => onOpen(node)}
        className="w-fit max-w-full rounded-chip text-left break-words hover:text-accent hover:underline"
      >
        {name}
      </button>
      {place !== undefined && <span className="text-12 break-words text-ink-quiet">{place}</span>}
    </span>
  );
}
