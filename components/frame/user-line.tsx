"use client";

import { Keyboard } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { PageLink } from "@/components/ui/address/page-link";
import { useAccess } from "./access-context";
import { useFrame } from "./frame-context";
import type { Theme } from "./theme";
import { AppearanceMenu } from "./appearance-menu";

const localNotice =
  "No identity provider is configured: Canopy answers on this machine only, and lets in browsers that opened its one-time link.";

/** The foot of the navigation: who is here and how they got in, the theme, the keys. */
export function UserLine({ theme }: { theme: Theme }) {
  const { user, openKeyboardHelp } = useFrame();
  const access = useAccess();
  const isLocal = access?.wayIn === "local";
  return (
    <div className="flex items-center gap-0.5">
      <PageLink
        href="/sessions"
        className="grid min-w-0 flex-1 rounded-control px-2 py-0.5 hover:bg-surface-hover"
      >
        <span className="truncate text-12 font-medium">{user.name}</span>
        <span className="truncate text-12 text-ink-quiet">{user.role}</span>
        {access?.seesOwnOus === true && (
          <span className="truncate text-12 text-ink-quiet">Only your OUs are shown</span>
        )}
        {isLocal && (
          <span title={localNotice} className="truncate text-12 text-stuck">
            Local mode
          </span>
        )}
      </PageLink>
      <AppearanceMenu initialTheme={theme} />
      <IconButton label="Keyboard" shortcut="?" size="small" side="top" onClick={openKeyboardHelp}>
        <Keyboard aria-hidden="true" />
      </IconButton>
    </div>
  );
}
