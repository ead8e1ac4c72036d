"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu/menu";
import { MenuRadioGroup } from "@/components/ui/menu/menu-items";
import { useChosen } from "@/components/ui/stores/use-chosen";
import { chooseTheme, type Theme, themeChoice } from "./theme";

const options = [
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "system", label: "System", icon: Monitor },
] as const;

/** Light, dark, or as the system has it. */
export function ThemeMenu({ initial }: { initial: Theme }) {
  const theme = useChosen(themeChoice, initial);
  const Icon = options.find(({ value }) => value === theme)?.icon ?? Monitor;
  return (
    <Menu
      side="top"
      trigger={
        <IconButton label="Theme" size="small" side="top">
          <Icon aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuRadioGroup
        value={theme}
        options={options.map(({ value, label, icon: OptionIcon }) => ({
          value,
          label: (
            <>
              <OptionIcon aria-hidden="true" className="size-3.5" />
              {label}
            </>
          ),
        }))}
        onChange={chooseTheme}
      />
    </Menu>
  );
}
