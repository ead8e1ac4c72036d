import { expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { checkDraft } from "./check-draft";
import { emptyDraft } from "./pack-draft";

const draft = { ...emptyDraft(), name: "Baseline", source: "s3", uri: "s3://bucket/template.yaml" } as const;

it("asks for accounts that are pasted and not added: they would not be excluded", () => {
  expect(checkDraft({ ...draft, pasted: "111122223333" })).toMatchObject({
    errors: new Map([["excluded", "1 account is pasted below and not added. Add it, or remove the text."]]),
  });
  const excluded = [AccountId.parse("111122223333")];
  expect(checkDraft({ ...draft, excluded, pasted: "111122223333" }).put?.excludedAccounts).toEqual(excluded);
});
