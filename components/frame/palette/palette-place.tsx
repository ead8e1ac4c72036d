"use client";

import { Search } from "lucide-react";
import { useSyncExternalStore } from "react";
import { cx } from "@/components/ui/cx";
import { dialogBox, dialogScrim } from "@/components/ui/dialog/dialog-styles";
import type { CommandSource } from "./command-source";
import { commandSources } from "./command-sources";
import { paletteInput } from "./palette-input";

const none: readonly CommandSource[] = [];

/** Takes what is typed while the code of the palette is on its way. */
export function PalettePlace({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return open && <OpenPlace onClose={() => onOpenChange(false)} />;
}

function OpenPlace({ onClose }: { onClose: () => void }) {
  const sources = useSyncExternalStore(commandSources.subscribe, commandSources.get, () => none);
  const loading = sources.flatMap(({ heading, missing }) => (missing?.kind === "loading" ? [heading] : []));
  return (
    <>
      <div aria-hidden="true" className={dialogScrim} onPointerDown={onClose} />
      <div role="dialog" aria-modal="true" aria-label="Search" className={cx(dialogBox, "sm:max-w-xl")}>
        <div className="flex items-center gap-2.5 border-b px-4">
          <Search aria-hidden="true" className="size-4 shrink-0 text-ink-quiet" />
          <input
            autoFocus
            aria-label="Search"
            autoComplete="off"
            spellCheck={false}
            placeholder="Search accounts, OUs, policies, packs, aggregators and pages…"
            className="h-11 w-full bg-transparent text-14 outline-none"
            onChange={(event) => {
              const typed = event.target.value;
              paletteInput.update(() => ({ typed, isEntered: false }));
            }}
            onKeyDown={(event) => {
              // There is nothing else in it to go to.
              if (event.key === "Tab") event.preventDefault();
              if (event.key === "Escape") onClose();
              if (event.key === "Enter")
                paletteInput.update(({ typed }) => ({ typed, isEntered: typed.trim() !== "" }));
            }}
          />
        </div>
        <div className="h-[min(26rem,50dvh)]" />
        <p role="status" className="border-t px-4 py-2 text-12 text-ink-quiet">
          {loading.length === 0 ? "Still loading." : `Still loading: ${loading.join(", ")}.`}
        </p>
      </div>
    </>
  );
}
