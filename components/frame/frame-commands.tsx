"use client";

import { Monitor, Moon, PlugZap, Sun } from "lucide-react";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { usePagePath } from "@/components/ui/address/connection-address";
import { placeOf } from "@/lib/connection/connection-choice";
import { addressIn } from "./connection-menu";
import { useFrame } from "./frame-context";
import { useCommandSource } from "./palette/command-sources";
import { destinations } from "./destinations";
import { useGoShortcuts } from "./use-go-shortcuts";
import { staticCommands } from "./palette/static-commands";
import { chooseTheme } from "./theme";

const appearance = staticCommands("Appearance", [
  {
    id: "theme light",
    label: "Light theme",
    icon: <Sun aria-hidden="true" />,
    run: () => chooseTheme("light"),
  },
  {
    id: "theme dark",
    label: "Dark theme",
    icon: <Moon aria-hidden="true" />,
    run: () => chooseTheme("dark"),
  },
  {
    id: "theme system",
    label: "System theme",
    icon: <Monitor aria-hidden="true" />,
    run: () => chooseTheme("system"),
  },
]);

/** What the palette can do on every page. Draws nothing. */
export function FrameCommands() {
  const navigate = useNavigateAfterUrlUpdate();
  const { connections } = useFrame();
  const path = usePagePath();
  useCommandSource(
    staticCommands(
      "Pages",
      destinations.map(({ label, href, icon: Icon }) => ({
        id: `page ${href}`,
        label,
        icon: <Icon aria-hidden="true" />,
        run: () => navigate(href),
      })),
      { offeredFirst: destinations.length },
    ),
  );
  useCommandSource(
    staticCommands(
      "Connections",
      connections
        .filter(({ isHere }) => !isHere)
        .map((connection) => ({
          id: `connection ${connection.name ?? ""}`,
          label: `Switch to ${connection.title}`,
          detail: placeOf(connection),
          icon: <PlugZap aria-hidden="true" />,
          run: () => location.assign(addressIn(connection, path)),
        })),
    ),
  );
  useCommandSource(appearance);
  useGoShortcuts(navigate);
  return null;
}
