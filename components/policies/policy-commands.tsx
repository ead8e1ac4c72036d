"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCompare, ListChecks, Plus } from "lucide-react";
import { useFrame } from "@/components/frame/frame-context";
import { missingFrom } from "@/components/frame/palette/command-source";
import { useCommandSource } from "@/components/frame/palette/command-sources";
import { staticCommands } from "@/components/frame/palette/static-commands";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { IdentityMark } from "@/components/ui/status/identity-mark";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { isListed } from "@/lib/security-hub/governance/governance";
import { policyLink } from "../inventory/addresses/policy-links";

/**
 * Lets the palette find every policy by name, description or id on every page, and begin what can be done with them.
 * They come with the organization, which is fetched when the palette is opened. Draws nothing.
 */
export function PolicyCommands() {
  const { isPaletteOpen } = useFrame();
  const navigate = useNavigateAfterUrlUpdate();
  const { data, error } = useQuery({ ...inventoryQueries.snapshot(), enabled: isPaletteOpen });
  const policies = (data?.governance.policies ?? [])
    .map((policy, identity) => ({ ...policy, identity }))
    .filter(isListed);
  const missing = missingFrom(data, error?.failure);
  useCommandSource(
    staticCommands(
      "Policies",
      [
        ...policies.map(({ id, name, description, identity }) => ({
          id: `policy ${id}`,
          label: name,
          ...(description !== undefined && { detail: description }),
          keywords: id,
          icon: <IdentityMark identity={identity} />,
          run: () => navigate(policyLink(id)),
        })),
        {
          id: "policy new",
          label: "New policy",
          keywords: "create configuration policy",
          icon: <Plus aria-hidden="true" />,
          run: () => navigate("/policies/new"),
        },
        {
          id: "policy standards",
          label: "Standards: which policies enable them",
          keywords: "without lack missing coverage",
          icon: <ListChecks aria-hidden="true" />,
          run: () => navigate("/policies/standards"),
        },
        {
          id: "policy compare",
          label: "Compare two policies",
          keywords: "difference diff",
          icon: <GitCompare aria-hidden="true" />,
          run: () => navigate("/policies/compare"),
        },
      ],
      missing === undefined ? {} : { missing },
    ),
  );
  return null;
}
