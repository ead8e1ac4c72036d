import { describe, expect, test } from "vitest";
import { AccountRow } from "./operations-wire";

const row = {
  Id: "111111111111",
  Name: "Payments",
  Email: "payments@example.com",
  State: "ACTIVE",
  Paths: ["o-exampleorg1/r-ab12/ou-ab12-cdefgh34/ou-ab12-cdefgh35/111111111111/"],
  JoinedTimestamp: new Date("2024-05-06T07:08:09Z"),
};

describe("an account", () => {
  test("knows its ancestors, root first, from its path", () => {
    expect(AccountRow.parse(row)).toEqual({
      id: "111111111111",
      name: "Payments",
      email: "payments@example.com",
      state: "ACTIVE",
      parentId: "ou-ab12-cdefgh35",
      ancestorIds: ["r-ab12", "ou-ab12-cdefgh34", "ou-ab12-cdefgh35"],
      joinedAt: "2024-05-06T07:08:09.000Z",
    });
  });

  test("is named with everything in it that can't be seen, or that turns the direction of the rest", () => {
    const name = (Name: string) => AccountRow.parse({ ...row, Name }).name;
    expect(name("\u202egnp.exe")).toBe("[U+202E]gnp.exe");
    expect(name("half \ud83c")).toBe("half [U+D83C]");
    expect(name("Zahlungen 💶")).toBe("Zahlungen 💶");
  });

  test("may hang directly below the root", () => {
    const account = AccountRow.parse({ ...row, Paths: ["o-exampleorg1/r-ab12/111111111111/"] });
    expect(account).toMatchObject({ parentId: "r-ab12", ancestorIds: ["r-ab12"] });
  });

  test.each([
    ["CLOSED", "SUSPENDED", "CLOSED"],
    [undefined, "SUSPENDED", "SUSPENDED"],
    ["PENDING_ACTIVATION", undefined, "PENDING_ACTIVATION"],
    ["SOMETHING_NEW", "ACTIVE", "ACTIVE"],
  ])("with the state %s and the status %s is %s", (State, Status, state) => {
    expect(AccountRow.parse({ ...row, State, Status }).state).toBe(state);
  });

  test.each([
    ["no path", { Paths: undefined }],
    ["a path that leads nowhere", { Paths: ["o-exampleorg1/111111111111/"] }],
    ["a path with something else in it", { Paths: ["o-exampleorg1/r-ab12/folder/111111111111/"] }],
  ])("with %s is an account without a place", (_, changes) => {
    const account = AccountRow.parse({ ...row, ...changes });
    expect(account).toMatchObject({ id: "111111111111", name: "Payments", ancestorIds: [] });
    expect(account.parentId).toBeUndefined();
  });

  test.each([
    ["neither a state nor a status", undefined],
    ["a state that is new", "QUARANTINED"],
  ])("with %s is an account whose state is not known", (_, State) => {
    const account = AccountRow.parse({ ...row, State });
    expect(account).toMatchObject({ id: "111111111111", parentId: "ou-ab12-cdefgh35" });
    expect(account.state).toBeUndefined();
  });

  test("without an id is the one that its ARN names, and without either no account", () => {
    const Arn = "arn:aws:organizations::999999999999:account/o-exampleorg1/111111111111";
    expect(AccountRow.parse({ ...row, Id: undefined, Arn }).id).toBe("111111111111");
    expect(AccountRow.safeParse({ ...row, Id: undefined }).success).toBe(false);
  });
});
