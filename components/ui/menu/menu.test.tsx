// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { IconButton } from "../icon-button";
import { Menu } from "./menu";
import { MenuItem, MenuRadioGroup } from "./menu-items";

afterEach(cleanup);

function LevelMenu({ onRender }: { onRender: (level: number) => void }) {
  const [level, setLevel] = useState(1);
  return (
    <>
      <Menu trigger={<IconButton label="Levels">≡</IconButton>}>
        <Rendered level={level} onRender={onRender} />
        <MenuItem onSelect={() => setLevel(2)}>Expand to level 2</MenuItem>
        <MenuRadioGroup
          value={String(level)}
          options={[{ value: "3", label: "Level 3" }]}
          onChange={(chosen) => setLevel(Number(chosen))}
        />
      </Menu>
      <output>{level}</output>
    </>
  );
}

function Rendered({ level, onRender }: { level: number; onRender: (level: number) => void }) {
  onRender(level);
  return null;
}

it.each([
  ["menuitem", "Expand to level 2", 2],
  ["menuitemradio", "Level 3", 3],
])("closes by a %s in the same change of the page that it makes", async (role, name, level) => {
  const rendered: number[] = [];
  render(<LevelMenu onRender={(shown) => rendered.push(shown)} />);
  await userEvent.click(screen.getByRole("button", { name: "Levels" }));
  await userEvent.click(await screen.findByRole(role, { name }));
  expect(screen.getByRole("status").textContent).toBe(String(level));
  expect(screen.queryByRole("menu")).toBeNull();
  expect(rendered).not.toContain(level);
});

it("gives the focus back to its button, whose words come for the keyboard alone", async () => {
  render(<LevelMenu onRender={() => undefined} />);
  const button = screen.getByRole("button", { name: "Levels" });
  await userEvent.click(button);
  await userEvent.click(await screen.findByRole("menuitem"));
  await expect.poll(() => document.activeElement).toBe(button);
  expect(screen.queryByRole("tooltip")).toBeNull();

  await userEvent.keyboard("{Enter}");
  await screen.findByRole("menuitem");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => document.activeElement).toBe(button);
  await expect.poll(() => screen.queryByRole("tooltip")?.textContent).toBe("Levels");
});
