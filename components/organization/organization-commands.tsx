import { Building2, Folder, Server } from "lucide-react";
import type { ReactNode } from "react";
import { type Command, type CommandSource, rankOf, wordsOf } from "@/components/frame/command-source";
import { displayName, pathOf } from "@/lib/organizations/ancestry";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";

const icons: readonly ReactNode[] = [
  <Building2 key="root" aria-hidden="true" />,
  <Folder key="ou" aria-hidden="true" />,
  <Server key="account" aria-hidden="true" />,
];

/** Lets the palette find every root, OU and account by name, id or e-mail. */
export function organizationCommands(tree: OrgTree, onOpen: (node: number) => void): CommandSource {
  const labels = tree.names.map((name) => name.toLowerCase());
  const others = tree.ids.map((id, node) => `${id} ${(tree.emails[node] ?? "").toLowerCase()}`);
  return {
    heading: "Accounts and OUs",
    search: (query, limit) => {
      const words = wordsOf(query);
      if (words.length === 0) return [];
      // Ranks are small numbers, so sorting is putting into buckets, each no longer than what is shown.
      const buckets: number[][] = [];
      for (let node = 0; node < tree.size; node++) {
        const rank = rankOf(words, labels[node] ?? "", others[node] ?? "");
        if (rank === undefined) continue;
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
    detail: tree.kind[node] === NodeKind.Account && parent >= 0 ? `${id}  ${pathOf(tree, parent)}` : id,
    icon: icons[tree.kind[node] ?? NodeKind.Account],
    run: () => onOpen(node),
  };
}
