import { describe, expect, it } from "vitest";
import { DeployedPack, type PackDetail, TemplateHash } from "@/lib/aws-config/packs/change/pack-change";
import { packFingerprint } from "@/lib/aws-config/packs/change/pack-state";
import { AccountId } from "@/lib/core/identifiers";
import { ObjectBefore } from "@/lib/runs/run-step";
import { planDetail } from "@/lib/runs/testing/plan-detail";
import { checkDraft } from "./check-draft";
import { draftOf, draftOfPlan, emptyDraft, isUnchanged, onBase, type PackDraft } from "./pack-draft";
import { changesOfRequest, packRequest } from "@/lib/aws-config/packs/change/pack-request";

const body = `Resources:
  Rule:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: rule
      Source: {Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED}
`;
const template = { kind: "body", sha256: TemplateHash.parse("a".repeat(64)), bytes: body.length } as const;
const account = AccountId.parse("111122223333");
const had = [
  { key: "stage", value: "test" },
  { key: "team", value: "security" },
];
const arn = "arn:aws:config:eu-west-1:111111111111:organization-conformance-pack/baseline-abcd1234";
const foreign = DeployedPack.parse({
  ...{ name: "baseline", arn, inputParameters: [], excludedAccounts: [account] },
  updatedAt: "2026-11-01T00:00:00.000Z",
});
const pack: DeployedPack = { ...foreign, template };
const unread: PackDetail = {
  ...{ pack, missingParts: [], fingerprint: packFingerprint(pack) },
  ...{ readAt: 0, rulesOfPacks: [] },
};
const detail: PackDetail = { ...unread, tags: had };
const foreignDetail: PackDetail = { ...detail, pack: foreign };

const wanted = [
  { key: "cost", value: "42" },
  { key: "team", value: "platform" },
];
const tagsChange = {
  ...{ name: "baseline", arn, expected: had },
  set: wanted,
  remove: ["stage"],
};

function requestOf(draft: PackDraft) {
  const checked = checkDraft(draft);
  expect([...checked.errors]).toEqual([]);
  const put = checked.put && { ...checked.put, template };
  return packRequest(draft.base, { put, tags: draft.tags });
}

describe("what the form sends", () => {
  it("is a new pack with its tags", () => {
    const request = requestOf({ ...emptyDraft(), name: "baseline", body, tags: wanted });
    expect(request?.put).toMatchObject({ tags: wanted, expected: "absent" });
    expect(request).not.toHaveProperty("tags");
  });

  it("is tags alone where nothing else changes: the pack isn't deployed again", () => {
    const request = requestOf({ ...draftOf(detail, body), tags: wanted });
    expect(request).toEqual({ name: "baseline", tags: tagsChange });
  });

  it("is the pack and then its tags, the pack without any", () => {
    const request = requestOf({ ...draftOf(detail, body), tags: wanted, excluded: [] });
    expect(request).toMatchObject({ put: { excludedAccounts: [] }, tags: tagsChange });
    expect(request?.put).not.toHaveProperty("tags");
  });

  it("is the same pack again where nothing changes, on purpose", () => {
    const request = requestOf(draftOf(detail, body));
    expect(request).toMatchObject({ put: { expected: detail.fingerprint } });
    expect(request).not.toHaveProperty("tags");
  });

  it("needs no template of another client's pack for its tags, and for nothing else", () => {
    const draft = draftOf(foreignDetail, undefined);
    expect(requestOf({ ...draft, tags: wanted })).toEqual({ name: "baseline", tags: tagsChange });
    for (const change of [{ excluded: [] }, { tags: had }])
      expect(checkDraft({ ...draft, tags: wanted, ...change }).errors.has("body")).toBe(true);
  });

  it("leaves tags alone that could not be read", () => {
    const draft = draftOf(unread, body);
    expect(draft.base).not.toHaveProperty("tags");
    expect(requestOf({ ...draft, excluded: [] })).not.toHaveProperty("tags");
  });

  it("isn't what AWS would refuse, field by field", () => {
    const tags = [...had, { key: "Team", value: "" }, { key: "aws:x", value: "" }, { key: "a", value: "#" }];
    const { errors } = checkDraft({ ...draftOf(detail, body), tags });
    expect([...errors.keys()]).toEqual(["tags.3.key", "tags.4.value", "tags.2.key"]);
  });
});

it("keeps what was changed in the form where someone else changed the tags", () => {
  const draft = { ...draftOf(detail, body), tags: wanted };
  const now = { ...detail, tags: [...had, { key: "owner", value: "ada" }] };
  expect(isUnchanged(draft.base, now)).toBe(false);
  const { base, tags } = onBase(draft, now);
  expect(base?.tags).toEqual(now.tags);
  expect(tags?.map(({ key, value }) => `${key}=${value}`).toSorted()).toEqual([
    "cost=42",
    "owner=ada",
    "team=platform",
  ]);
  expect(isUnchanged(draft.base, unread)).toBe(true);
});

describe("a plan", () => {
  it.each<[string, PackDetail, Partial<PackDraft>]>([
    ["of tags alone", detail, { tags: wanted }],
    ["of another client's pack's tags", foreignDetail, { tags: wanted }],
    ["of a pack and its tags", detail, { tags: wanted, excluded: [] }],
    ["of a pack alone", detail, { excluded: [] }],
  ])("%s opens again as it was planned, begun from what was reviewed", (_what, reviewed, change) => {
    const text = reviewed === detail ? body : undefined;
    const draft = { ...draftOf(reviewed, text), ...change };
    const request = requestOf(draft);
    const opened = draftOfPlan(planOf(request), { text, present: reviewed });
    expect(opened?.base).toEqual(draft.base);
    expect(opened && requestOf(opened)).toEqual(request);
  });

  it("of a new pack opens with its tags", () => {
    const request = requestOf({ ...emptyDraft(), name: "baseline", body, tags: wanted });
    const opened = draftOfPlan(planOf(request), { text: body, present: undefined });
    expect(opened && requestOf(opened)).toEqual(request);
  });

  function planOf(request: ReturnType<typeof packRequest>) {
    const changes = request === undefined ? [] : changesOfRequest(request);
    const before = request?.put?.expected === "absent" ? null : pack;
    return planDetail(
      changes,
      changes.map(({ kind }) =>
        ObjectBefore.parse(kind === "pack-tags" ? { kind, had } : { kind: "pack", had: before }),
      ),
    );
  }
});
