import { type CookieStore, createCookieStore } from "@/components/ui/stores/cookie-store";

/** The optional columns of a list that are switched on, by their names. Names that the list does not know do no harm. */
export type SwitchedOn = readonly string[];

/** Remembers them under the name of a cookie. */
export function rememberedColumns(cookie: string): CookieStore<SwitchedOn> {
  return createCookieStore<SwitchedOn>(
    cookie,
    (text = "") => text.split(".").filter((name) => /^[a-z-]+(?::[\w!~*'()-]+)?$/.test(name)),
    (names) => names.join("."),
  );
}

/** The columns that are shown: optional ones where they are switched on, or the rows are sorted by them. */
export function shownOf<Column extends { readonly key: string; readonly isOptional?: true }>(
  columns: readonly Column[],
  switchedOn: SwitchedOn,
  sort: string,
): readonly Column[] {
  return columns.filter(
    ({ key, isOptional }) => isOptional !== true || key === sort || switchedOn.includes(key),
  );
}

/** The names that are switched on after one of them was switched on or off. */
export function switched(names: SwitchedOn, name: string, isOn: boolean): SwitchedOn {
  const others = names.filter((each) => each !== name);
  return isOn ? [...others, name] : others;
}
