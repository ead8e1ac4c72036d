"use client";

import { Menu as MenuIcon, Search } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/keys/kbd";
import { useKeyLabels } from "@/components/ui/keys/use-key-labels";
import { useFrame } from "./frame-context";
import { CallerLine } from "./caller-line";

/** Where one is on the left; search and whose eyes on the right. */
export function TopBar({ children }: { children: ReactNode }) {
  const { connection, indicator, openPalette, openNavigation } = useFrame();
  const [searchKey = ""] = useKeyLabels("mod+k");
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-b px-4 max-md:px-2">
      <IconButton label="Pages" className="md:hidden" onClick={openNavigation}>
        <MenuIcon aria-hidden="true" />
      </IconButton>
      <div className="min-w-0 flex-1">{children}</div>
      {indicator}
      <Button
        size="small"
        className="gap-2 pr-1.5 font-normal text-ink-quiet max-md:hidden"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={openPalette}
      >
        <Search aria-hidden="true" />
        Search
        <Kbd className="ml-3">{searchKey}</Kbd>
      </Button>
      <IconButton label="Search" className="md:hidden" onClick={openPalette}>
        <Search aria-hidden="true" />
      </IconButton>
      {connection !== undefined && <CallerLine connection={connection} className="ml-2 px-1 max-lg:hidden" />}
    </header>
  );
}
