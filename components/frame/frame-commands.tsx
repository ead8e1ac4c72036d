"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useLeave } from "@/components/ui/address/use-leave";
import { useCommandSource } from "./palette/command-sources";
import { destinations } from "./destinations";
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
    label: "Theme of the system",
    icon: <Monitor aria-hidden="true" />,
    run: () => chooseTheme("system"),
  },
]);

/** What the palette can do on every page. Draws nothing. */
export function FrameCommands() {
  const leave = useLeave();
  useCommandSource(
    staticCommands(
      "Pages",
      destinations.map(({ label, href, icon: Icon }) => ({
        id: `page ${href}`,
        label,
        icon: <Icon aria-hidden="true" />,
        run: () => leave(href),
      })),
      { offeredFirst: destinations.length },
    ),
  );
  useCommandSource(appearance);
  return null;
}
