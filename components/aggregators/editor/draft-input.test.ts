import { expect, it } from "vitest";
import { AccountId, Region } from "@/lib/core/identifiers";
import { type AggregatorDraft, emptyDraft } from "./aggregator-draft";
import { checkedDraft } from "./draft-input";

const draft: AggregatorDraft = {
  ...emptyDraft(Region.parse("eu-west-1")),
  name: "security",
  kind: "accounts",
  accountIds: [AccountId.parse("111122223333")],
  regionsForm: "all",
};

it("asks for what is typed and not added, and takes no part of it for sent", () => {
  const typing = { accounts: "444455556666", resourceType: "AWS::S3::Buck", servicePrincipal: " " };
  expect(checkedDraft({ ...draft, typing })).toMatchObject({
    errors: new Map([
      ["source.accountIds", "1 account is pasted below and not added. Add it, or remove the text."],
    ]),
  });
  expect(checkedDraft({ ...draft, typing: { ...typing, accounts: "111122223333" } })).toMatchObject({
    ok: true,
  });
  const filtered = { ...draft, isFiltered: true, resourceTypes: ["AWS::EC2::Instance"] };
  expect(checkedDraft({ ...filtered, typing: { ...typing, accounts: "" } })).toMatchObject({
    errors: new Map([
      ["filters.resourceTypes", "AWS::S3::Buck is not added. Press Enter in its field, or remove it."],
    ]),
  });
});
