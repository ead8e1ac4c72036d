"use client";

import { GitCompare, ListChecks, Plus } from "lucide-react";
import { useCommandSource } from "@/components/frame/command-sources";
import { staticCommands } from "@/components/frame/static-commands";
import { useLeave } from "@/components/ui/address/use-leave";
import { IdentityMark } from "@/components/ui/identity-mark";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import { policyLink } from "./links";

/** A policy as the palette finds it. */
export interface PolicyCommand extends Pick<ConfigurationPolicySummary, "id" | "name" | "description"> {
  readonly identity: number;
}

/** Lets the palette find every policy by name, description or id, and begin what can be done with them. Draws nothing. */
export function PolicyCommands({ policies }: { policies: readonly PolicyCommand[] }) {
  const leave = useLeave();
  useCommandSource(
    staticCommands("Policies", [
      ...policies.map(({ id, name, description, identity }) => ({
        id: `policy ${id}`,
        label: name,
        ...(description !== undefined && { detail: description }),
        keywords: id,
        icon: <IdentityMark identity={identity} />,
        run: () => leave(policyLink(id)),
      })),
      {
        id: "policy new",
        label: "New policy",
        keywords: "create configuration policy",
        icon: <Plus aria-hidden="true" />,
        run: () => leave("/policies/new"),
      },
      {
        id: "policy standards",
        label: "Standards: which policies enable them",
        keywords: "without lack missing coverage",
        icon: <ListChecks aria-hidden="true" />,
        run: () => leave("/policies/standards"),
      },
      {
        id: "policy compare",
        label: "Compare two policies",
        keywords: "difference diff",
        icon: <GitCompare aria-hidden="true" />,
        run: () => leave("/policies/compare"),
      },
    ]),
  );
  return null;
}
