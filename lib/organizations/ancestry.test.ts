import { expect, it } from "vitest";
import { AccountId, OrganizationalUnitId, RootId } from "@/lib/core/identifiers";
import { pathOf, placeOf } from "./ancestry";
import { buildTree } from "./tree";

const root = RootId.parse("r-ab12");
const unit = (letter: string) => OrganizationalUnitId.parse(`ou-ab12-${letter.repeat(8)}`);

it("gives OUs of the same name, and an OU with a slash in its name, paths that can't be mistaken", () => {
  const tree = buildTree({
    root: { id: root, name: "Root" },
    organizationalUnits: [
      { id: unit("a"), name: "CI/CD", parentId: root },
      { id: unit("b"), name: "CI", parentId: root },
      { id: unit("c"), name: "CD", parentId: unit("b") },
      { id: unit("d"), name: "Prod", parentId: root },
      { id: unit("e"), name: "Prod", parentId: unit("b") },
    ],
    accounts: [
      {
        id: AccountId.parse("111122223333"),
        name: "billing",
        email: "billing@example.com",
        state: "ACTIVE",
        parentId: unit("e"),
        ancestorIds: [root, unit("b"), unit("e")],
      },
    ],
  });
  const paths = tree.ids.map((_, node) => pathOf(tree, node));
  expect(paths).toEqual(
    expect.arrayContaining(["Root › CI/CD", "Root › CI › CD", "Root › Prod", "Root › CI › Prod"]),
  );
  expect(new Set(paths).size).toBe(paths.length);
  expect(tree.ids.map((_, node) => placeOf(tree, node))).toContain("Root › CI › Prod");
  expect(placeOf(tree, 0)).toBeUndefined();
});
