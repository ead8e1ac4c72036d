// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { WithRouter } from "@/components/ui/testing/with-router";
import { AccountId } from "@/lib/core/identifiers";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { CallerFacts } from "./caller-facts";

afterEach(cleanup);

const failure = { code: "forbidden", message: "No.", missing: "organizations:List" } as const;
const other = [{ id: AccountId.parse("333333333333"), name: "Audit" }];

it.each([
  [
    "the list was read without it",
    { delegatedAdministrators: other, missingParts: [] },
    "not the delegated administrator",
  ],
  [
    "the list was refused",
    { delegatedAdministrators: [], missingParts: [{ part: "delegated-administrators" as const, failure }] },
    "whether it is the delegated administrator is not known",
  ],
  [
    "some of its rows are missing",
    {
      delegatedAdministrators: other,
      missingParts: [{ part: "delegated-administrators" as const, isPartial: true as const, failure }],
    },
    "whether it is the delegated administrator is not known",
  ],
  [
    "the first reading is under way",
    { delegatedAdministrators: [], missingParts: [], complete: false },
    "whether it is the delegated administrator is not known",
  ],
])("says what the account is to Security Hub where %s", (_, changes, words) => {
  const user = { name: "Ada", role: "operator" };
  const meta = exampleSnapshotMeta(changes);
  render(<CallerFacts title="Who looks" user={user} meta={meta} packsTakenAt={undefined} />, {
    wrapper: WithRouter,
  });
  expect(screen.getByText(words)).toBeDefined();
});
