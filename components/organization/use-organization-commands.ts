import { useEffect, useEffectEvent } from "react";
import { registerCommandSource } from "@/components/frame/command-sources";
import type { OrgTree } from "@/lib/organizations/tree";
import { organizationCommands } from "./organization-commands";

/** Lets the palette find what is in this tree, for as long as it is on the page. The source is made once a tree. */
export function useOrganizationCommands(tree: OrgTree, onOpen: (node: number) => void): void {
  const open = useEffectEvent(onOpen);
  useEffect(() => registerCommandSource(organizationCommands(tree, (node) => open(node))), [tree]);
}
