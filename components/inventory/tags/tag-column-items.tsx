import { MenuCheckboxItem } from "@/components/ui/menu/menu-items";
import type { OrgTree } from "@/lib/organizations/tree";
import { useTags } from "./use-tags";

/** So many keys are offered, those of most accounts first. */
const offered = 12;

/** A column for each key of a tag, in a menu of columns. */
export function TagColumnItems({
  tree,
  shown,
  onChange,
}: {
  tree: OrgTree;
  /** The keys that have a column. */
  shown: readonly string[];
  onChange: (key: string, isOn: boolean) => void;
}) {
  const { placed } = useTags(tree, true);
  const keys = (placed?.keys ?? []).slice(0, offered).map(({ key }) => key);
  return [...shown.filter((key) => !keys.includes(key)), ...keys].map((key) => (
    <MenuCheckboxItem key={key} checked={shown.includes(key)} onChange={(isOn) => onChange(key, isOn)}>
      Tag {key}
    </MenuCheckboxItem>
  ));
}
