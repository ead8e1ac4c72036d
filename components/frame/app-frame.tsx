"use client";

import { type ReactNode, useState } from "react";
import type { RowDensity } from "@/components/ui/rows/row-density";
import { InitialRowDensity } from "@/components/ui/rows/use-row-density";
import { useShortcut } from "@/components/ui/keys/use-shortcut";
import type { Connection } from "@/lib/connection/connection";
import { ExportRefusal } from "@/components/ui/export-menu";
import { type Access, AccessContext, refusalOf } from "./access-context";
import { laterDialog } from "@/components/ui/later/later";
import { emptyInput, paletteInput } from "./palette/palette-input";
import { PalettePlace } from "./palette/palette-place";
import { type ConnectionChoice, placeOf } from "@/lib/connection/connection-choice";
import { ConnectionMenu } from "./connection-menu";
import { FrameCommands } from "./frame-commands";
import { FrameContext, type SignedInUser } from "./frame-context";
import { Navigation } from "./navigation";
import type { Theme } from "./theme";
import { UserLine } from "./user-line";
import { Wordmark } from "./wordmark";
import { useQuery } from "@tanstack/react-query";
import { connectionQueries } from "@/lib/connection/client/queries";

const CommandPalette = laterDialog(
  async () => (await import("./palette/command-palette")).CommandPalette,
  (props) => <PalettePlace {...props} />,
);
const KeyboardHelp = laterDialog(async () => (await import("./keyboard-help")).KeyboardHelp);
const NavigationDrawer = laterDialog(async () => (await import("./navigation-drawer")).NavigationDrawer);

/** The connection as the server knew it when it rendered the page, then as AWS says it. */
function useConnection(known: Connection | undefined): Connection | undefined {
  const { data } = useQuery({ ...connectionQueries.connection(), enabled: known !== undefined });
  return data ?? known;
}

/** The first stop of the keyboard: past the navigation, to what the page is about. */
function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-surface-raised px-3 py-1.5 text-13 font-medium shadow-float focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}

type Opened = "palette" | "keyboard-help" | "navigation";

/** Everything around a page: navigation, palette, keyboard help. The page itself brings its bar with `Page`. */
export function AppFrame({
  connection: known,
  connections,
  user,
  access,
  banner,
  theme,
  density,
  commands,
  indicator,
  children,
}: {
  /** What is known of it without asking AWS. */
  connection: Connection | undefined;
  /** Where Canopy has several: those of the person. */
  connections: readonly ConnectionChoice[];
  user: SignedInUser;
  /** Undefined where it isn't known: then nothing is offered less, and the server refuses. */
  access: Access | undefined;
  /** What an administrator has to say to everyone. */
  banner: string | undefined;
  theme: Theme;
  density: RowDensity;
  /** What the palette finds and can do beside the frame's own; each asks the frame whether the palette is open. */
  commands: ReactNode;
  /** What is going on, for the bar of every page. */
  indicator: ReactNode;
  children: ReactNode;
}) {
  const [opened, setOpened] = useState<Opened>();
  const connection = useConnection(known);
  const here = connections.find(({ isHere }) => isHere);
  const isPaletteOpen = opened === "palette";
  const openPalette = () => {
    if (!isPaletteOpen) paletteInput.update(() => emptyInput);
    setOpened("palette");
  };
  const openKeyboardHelp = () => setOpened("keyboard-help");
  const openNavigation = () => setOpened("navigation");
  const close = () => setOpened(undefined);
  useShortcut({ keys: "mod+k", does: "Search and go anywhere", group: "Everywhere", onPress: openPalette });
  useShortcut({ keys: "?", does: "Keyboard shortcuts", group: "Everywhere", onPress: openKeyboardHelp });
  return (
    <AccessContext value={access}>
      <InitialRowDensity value={density}>
        <ExportRefusal value={refusalOf(access, "data:export")}>
          <FrameContext
            value={{
              connection,
              connections,
              user,
              indicator,
              isPaletteOpen,
              openPalette,
              openKeyboardHelp,
              openNavigation,
            }}
          >
            <SkipLink />
            <FrameCommands />
            {commands}
            <div className="grid h-dvh grid-cols-1 md:grid-cols-[12.5rem_minmax(0,1fr)]">
              <aside
                aria-label="Canopy"
                className="flex min-h-0 flex-col gap-4 border-r bg-surface-sunken px-2 pt-3 pb-2 max-md:hidden"
              >
                <div className="px-2">
                  <Wordmark />
                </div>
                <ConnectionMenu />
                <div className="min-h-0 flex-1 overflow-y-auto">
                  <Navigation />
                </div>
                <UserLine theme={theme} />
              </aside>
              <div className="flex min-h-0 min-w-0 flex-col">
                {here !== undefined && (
                  <p className="truncate border-b bg-surface-sunken px-4 py-1 text-12 md:hidden">
                    {here.title} <span className="font-mono text-ink-quiet">{placeOf(here)}</span>
                  </p>
                )}
                {banner !== undefined && (
                  <p
                    role="note"
                    aria-label="Banner"
                    className="border-b bg-surface-sunken px-4 py-1.5 text-13"
                  >
                    {banner}
                  </p>
                )}
                {children}
              </div>
            </div>
            <NavigationDrawer open={opened === "navigation"} onOpenChange={close} theme={theme} />
            <CommandPalette open={isPaletteOpen} onOpenChange={close} />
            <KeyboardHelp open={opened === "keyboard-help"} onOpenChange={close} />
          </FrameContext>
        </ExportRefusal>
      </InitialRowDensity>
    </AccessContext>
  );
}
