"use client";

import { useSyncExternalStore } from "react";
import { Dialog } from "@/components/ui/dialog/dialog";
import { type Shortcut, shortcuts } from "@/components/ui/keys/shortcuts";
import { Kbd } from "../ui/keys/kbd";
import { useKeyLabels } from "../ui/keys/use-key-labels";

/** The keys of one shortcut as this keyboard prints them. */
function ShortcutKeys({ keys }: { keys: string }) {
  return useKeyLabels(keys).map((label) => <Kbd key={label}>{label}</Kbd>);
}

const none: readonly Shortcut[] = [];

/** Every key that works right now, by where it works. */
export function KeyboardHelp({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const current = useSyncExternalStore(shortcuts.subscribe, shortcuts.get, () => none);
  const groups = Map.groupBy(withoutRepeats(current), ({ group }) => group);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard">
      <div className="grid gap-5 sm:grid-cols-2">
        {[...groups].map(([group, members]) => (
          <section key={group} aria-label={group} className="grid content-start gap-1">
            <h3 className="text-12 font-medium text-ink-quiet">{group}</h3>
            <dl>
              {members.map((shortcut) => (
                <div
                  key={`${shortcut.keys} ${shortcut.does}`}
                  className="flex min-h-7 items-center gap-3 border-b last:border-b-0"
                >
                  <dt className="flex-1">{shortcut.does}</dt>
                  <dd className="flex gap-1">
                    <ShortcutKeys keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** Two components may offer the same key while a page changes. */
function withoutRepeats(current: readonly Shortcut[]): Shortcut[] {
  return [...new Map(current.map((shortcut) => [`${shortcut.group} ${shortcut.keys}`, shortcut])).values()];
}
