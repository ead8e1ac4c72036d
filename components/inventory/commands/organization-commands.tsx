import { Building2, Folder, Server } from "lucide-react";
import type { ReactNode } from "react";
import { type Command, type CommandSource, rankOf } from "@/components/frame/palette/command-source";
import { foldedText, wordsOf } from "@/lib/format/search-terms";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { textSearch } from "@/lib/organizations/text-search";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";

export const ORGANIZATION_HEADING = "Accounts and OUs";
export const ORGANIZATION_SUBJECT = "organization";

const icons: readonly ReactNode[] = [
  <Building2 key="root" aria-hidden="true" />,
  <Folder key="ou" aria-hidden="true" />,
  <Server key="account" aria-hidden="true" />,
];

/** Lets the palette find every root, OU and account by name, id, e-mail or path; names that match come first. */
export function organizationCommands(tree: OrgTree, onOpen: (node: number) => void): CommandSource {
  const labels = tree.names.map(foldedText);
  return {
    heading: ORGANIZATION_HEADING,
    subject: ORGANIZATION_SUBJECT,
    search: (query, limit) => {
      const words = wordsOf(query);
      if (words.length === 0) return [];
      // Ranks are small numbers, so sorting is putting into buckets, each no longer than what is shown.
      const buckets: number[][] = [];
      const matches = textSearch(tree)(query);
      const anywhere = words.join(" ");
      for (let node = 0; node < tree.size; node++) {
        if (matches[node] === 0) continue;
        // What is not in its name is in its id, e-mail or path.
        const rank = rankOf(words, labels[node] ?? "", anywhere) ?? 0;
        const bucket = (buckets[rank] ??= []);
        if (bucket.length < limit) bucket.push(node);
      }
      return buckets
        .flat()
        .slice(0, limit)
        .map((node) => commandFor(tree, node, onOpen));
    },
  };
}

function commandFor(tree: OrgTree, node: number, onOpen: (node: number) => void): Command {
  const id = tree.ids[node] ?? "";
  const parent = tree.parent[node] ?? -1;
  return {
    id: `target ${id}`,
    label: displayName(tree, node),
    detail: parent >= 0 ? `${id}  ${placeOf(tree, node)}` : id,
    icon: icons[tree.kind[node] ?? NodeKind.Account],
    run: () => onOpen(node),
  };
}
