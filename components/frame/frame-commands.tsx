"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
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
  useCommandSource(appearance);
  useGoShortcuts(navigate);
  return null;
}
