import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { OrganizationalUnitId } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { as } from "@/lib/runs/testing/plans-under-test";
import type { Session } from "@/lib/server/session";
import { withTestDatabase } from "@/lib/testing/test-database";
import { mostViews, type NewView, SavedViewId } from "../saved-view";
import * as definitions from "./definitions";
import { readViews } from "./read-views";

// Before the settings are read for the database.
beforeAll(() => void vi.stubEnv("CANOPY_LIMITED_VIEW", "own-ous"));
withTestDatabase();

const ada: Session = { id: "ada", name: "Ada", grants: [{ role: "viewer" }] };
const ben: Session = { id: "ben", name: "Ben", grants: [{ role: "viewer" }] };
const root: Session = { id: "root", name: "Root", grants: [{ role: "administrator" }] };
const failed: NewView = {
  page: "/organization",
  name: "Failed in prod",
  search: "status=failed&q=prod",
  columns: ["joined"],
  isShared: false,
};

const save = async (by: Session, view: Partial<NewView> = {}) =>
  SavedViewId.parse(unwrap(await as(by, definitions.saveView)({ ...failed, ...view })).id);
const share = (by: Session, id: SavedViewId, isShared: boolean) =>
  as(by, definitions.shareView)({ id, isShared });
const remove = (by: Session, id: SavedViewId) => as(by, definitions.deleteView)({ id });
const namesFor = async (by: Session) => (await readViews(by)).map(({ name }) => name);

beforeEach(async () => {
  for (const person of [ada, ben])
    for (const { id, isOwn } of await readViews(person)) if (isOwn) unwrap(await remove(person, id));
});

it("keeps a view for its person, by name, and replaces the one of this name", async () => {
  await save(ada);
  const id = await save(ada, { name: "FAILED in prod", search: "status=failed" });
  await save(ada, { page: "/packs", columns: [] });
  expect(await readViews(ada)).toMatchObject([
    { id, name: "FAILED in prod", search: "status=failed", columns: ["joined"], isOwn: true, by: "Ada" },
    { page: "/packs", name: "Failed in prod" },
  ]);
  expect(await readViews(ben)).toEqual([]);
});

it("keeps one view where two tabs save it at once", async () => {
  await Promise.all(["a", "b", "c", "d"].map((search) => save(ada, { search })));
  expect(await namesFor(ada)).toEqual(["Failed in prod"]);
});

it("shows what is shared to everyone, and lets its person and an administrator alone change it", async () => {
  const id = await save(ada);
  expect(await share(ben, id, true), "not even whether there is one").toMatchObject({
    failure: { code: "not-found" },
  });
  unwrap(await share(ada, id, true));
  expect(await readViews(ben)).toMatchObject([{ id, isOwn: false, isShared: true, by: "Ada" }]);
  expect(await remove(ben, id)).toMatchObject({ failure: { code: "forbidden" } });
  expect(await share(root, id, false)).toMatchObject({ failure: { code: "forbidden" } });
  unwrap(await remove(root, id));
  expect(await remove(ada, id)).toMatchObject({ failure: { code: "not-found" } });
});

it("shows people of some OUs their own views alone", async () => {
  await save(ben, { name: "Of payments-prod", isShared: true });
  const limited: Session = {
    ...ada,
    grants: [{ role: "viewer", organizationalUnit: OrganizationalUnitId.parse("ou-abcd-12345678") }],
  };
  await save(limited, { name: "Mine" });
  expect(await namesFor(limited)).toEqual(["Mine"]);
  expect(await namesFor(root)).toEqual(["Of payments-prod"]);
});

it("says when one has too many", async () => {
  for (let count = 0; count < mostViews; count += 1) await save(ada, { name: `View ${count}` });
  expect(await as(ada, definitions.saveView)(failed)).toMatchObject({ failure: { code: "precondition" } });
  await save(ada, { name: "View 7", search: "" });
});

it.each([
  ["name", { name: "  " }],
  ["name", { name: "x".repeat(81) }],
  ["name", { name: "a\u0000b" }],
  ["search", { search: "q".repeat(4_001) }],
] as const)("refuses a %s that is none", async (field, wrong) => {
  expect(await as(ada, definitions.saveView)({ ...failed, ...wrong })).toMatchObject({
    failure: { code: "invalid-input", fields: { [field]: [expect.any(String)] } },
  });
});
