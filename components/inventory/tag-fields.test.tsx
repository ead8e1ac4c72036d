// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { Tooltip } from "radix-ui";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { tagProblems } from "@/lib/aws-config/tags/check-tags";
import { diffTags, type Tag } from "@/lib/aws-config/tags/tag";
import { TagChanges } from "./changes/tag-changes";
import { TagFields } from "./tag-fields";

afterEach(cleanup);

const had = [
  { key: "stage", value: "prod" },
  { key: "team", value: "security" },
];

function Form({ areKnown = true }: { areKnown?: boolean }) {
  const [tags, setTags] = useState<Tag[]>(had);
  return (
    <>
      <TagFields {...{ tags, areKnown, help: "" }} errors={tagProblems(tags, had)} onChange={setTags} />
      <TagChanges tags={diffTags(had, tags)} />
    </>
  );
}

it("adds, changes and removes tags, says what becomes of them, and names the field that AWS would refuse", () => {
  render(<Form />, { wrapper: Tooltip.Provider });
  const field = (tag: number, name: string) =>
    within(screen.getByRole("group", { name: `Tag ${tag}` })).getByRole("textbox", { name });
  fireEvent.click(screen.getByRole("button", { name: "Remove tag stage" }));
  fireEvent.change(field(1, "Value"), { target: { value: "" } });
  fireEvent.click(screen.getByRole("button", { name: "Add a tag" }));
  fireEvent.change(field(2, "Key"), { target: { value: "Team" } });
  expect(screen.getByRole("group", { name: "Tag 2" }).textContent).toContain("is there already");
  fireEvent.change(field(2, "Key"), { target: { value: "owner" } });
  expect(screen.getByRole("group", { name: "Tag 2" }).textContent).not.toContain("is there already");
  const lines = within(screen.getByRole("list", { name: "Tags" })).getAllByRole("listitem");
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    "added owner (empty)",
    "changed team security(empty)",
    "removed stage prod",
  ]);
});

it("has no fields where the tags aren't known", () => {
  render(<Form areKnown={false} />);
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByText(/left as they are/)).toBeDefined();
});
