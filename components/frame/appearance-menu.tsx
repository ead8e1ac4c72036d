"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu/menu";
import { MenuHeading, MenuRadioGroup } from "@/components/ui/menu/menu-items";
import { chooseRowDensity } from "@/components/ui/rows/row-density";
import { useRowDensity } from "@/components/ui/rows/use-row-density";
import { useChosen } from "@/components/ui/stores/use-chosen";
import { chooseTheme, type Theme, themeChoice } from "./theme";

const options = [
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "system", label: "System", icon: Monitor },
] as const;

const densities = [
  { value: "comfortable", label: "Comfortable" },
  { value: "compact", label: "Compact" },
] as const;

/** How pages look: light, dark, or as the system has it, and how high the rows of lists are. */
export function AppearanceMenu({ initialTheme: initial }: { initialTheme: Theme }) {
  const density = useRowDensity();
  const theme = useChosen(themeChoice, initial);
  const Icon = options.find(({ value }) => value === theme)?.icon ?? Monitor;
  return (
    <Menu
      side="top"
      trigger={
        <IconButton label="Appearance" size="small" side="top">
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
      <MenuHeading>Rows of lists</MenuHeading>
      <MenuRadioGroup value={density} options={densities} onChange={chooseRowDensity} />
    </Menu>
  );
}
