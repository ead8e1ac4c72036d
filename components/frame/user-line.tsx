"use client";

import { Keyboard } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useFrame } from "./frame-context";
import type { Theme } from "./theme";
import { ThemeMenu } from "./theme-menu";

/** The foot of the navigation: who is here, the theme, the keys. */
export function UserLine({ theme }: { theme: Theme }) {
  const { user, openKeyboardHelp } = useFrame();
  return (
    <div className="flex items-center gap-0.5">
      <span className="grid min-w-0 flex-1 px-2">
        <span className="truncate text-12 font-medium">{user.name}</span>
        <span className="truncate text-12 text-ink-quiet">{user.role}</span>
      </span>
      <ThemeMenu initial={theme} />
      <IconButton label="Keyboard" shortcut="?" size="small" side="top" onClick={openKeyboardHelp}>
        <Keyboard aria-hidden="true" />
      </IconButton>
    </div>
  );
}
