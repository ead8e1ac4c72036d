import { Layers } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { registerCommandSource } from "@/components/frame/command-sources";
import { staticCommands } from "@/components/frame/static-commands";
import { useOrganizationCommands } from "@/components/organization/use-organization-commands";
import { useLeave } from "@/components/ui/address/use-leave";
import { memberPackNames } from "@/lib/aws-config/packs/pack-search";
import type { PackSnapshot } from "@/lib/aws-config/packs/pack-snapshot";
import { NodeKind } from "@/lib/organizations/tree";
import { accountHref, packHref } from "./pack-href";
import type { PacksModel } from "./packs-model";

/** A pack has the same name in most accounts; where each has its own, the palette does not hold them all. */
const NAMES_SOUGHT = 100;

/** Lets the palette find the packs, for as long as they are on the page. */
export function usePackCommands(packs: PackSnapshot): void {
  const leave = useLeave();
  const open = useEffectEvent((name: string) => leave(packHref(name)));
  useEffect(() => {
    const items = packs.meta.packs.map(({ name }, pack) => ({
      id: `pack ${name}`,
      label: name,
      // What the pack is called inside of accounts, which is what people copy from there.
      keywords: memberPackNames(packs, pack).slice(0, NAMES_SOUGHT).join(" "),
      icon: <Layers aria-hidden="true" />,
      run: () => open(name),
    }));
    return registerCommandSource(staticCommands("Conformance packs", items));
  }, [packs]);
}

/** Lets the palette find the accounts and OUs as well: an account's page, an OU in the organization. */
export function useAccountCommands({ placed }: PacksModel): void {
  const { tree } = placed;
  const leave = useLeave();
  useOrganizationCommands(tree, (node) => {
    const id = tree.ids[node] ?? "";
    leave(tree.kind[node] === NodeKind.Account ? accountHref(id) : `/organization?target=${id}`);
  });
}
