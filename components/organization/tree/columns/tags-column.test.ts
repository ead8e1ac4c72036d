import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOfTagColumn, tagColumnKey } from "./tags-column";
import { gridLayout, treeColumnChoice } from "./tree-columns";

test("the column of a key survives the cookie, whatever is in the key", () => {
  const key = fc.string({ unit: "grapheme", minLength: 1 }).filter((each) => each.isWellFormed());
  fc.assert(
    fc.property(key, (each) => {
      const name = tagColumnKey(each);
      expect(keyOfTagColumn(name)).toBe(each);
      // As the server gets it, which decodes the cookie.
      expect(treeColumnChoice.parse(decodeURIComponent(`joined.${name}`))).toEqual(["joined", name]);
    }),
  );
});

test("keys have columns behind the others, those that a cookie can't name have none", () => {
  const { columns } = gridLayout(["tag:cost-center", "tag:~zz", "nonsense"], { sort: "name", view: "tree" });
  expect(columns.at(-1)?.title).toBe("cost-center");
});
