import { expect, it } from "vitest";
import type { RecorderState } from "@/lib/aws-config/recorders/model";
import type { KnownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { recorderHelp, recorderSentence, unrecordedSentence } from "./recorder-labels";

function known(state: RecorderState, reason: KnownRecorder["reason"], more: Partial<KnownRecorder> = {}) {
  return { region: "eu-west-1", state, reason, ...more };
}

it.each([
  [known("records", "records"), "A recorder records all supported resource types in eu-west-1."],
  [
    known("some-types", "included-types", { types: 1 }),
    "A recorder records 1 resource type in eu-west-1: rules about others have no results.",
  ],
  [
    known("some-types", "excluded-types", { types: 2 }),
    "A recorder records all resource types but 2 in eu-west-1: rules about those have no results.",
  ],
  [
    known("stopped", "stopped"),
    "No recorder is known to record in eu-west-1: the account's recorder is stopped.",
  ],
  [
    known("not-known", "source-failed", { errorCode: "Code", errorMessage: "AWS Config is off." }),
    "No recorder is known to record in eu-west-1: the aggregator can't collect from the account there (AWS Config is off).",
  ],
  [known("not-known", "not-read"), "No recorder is known to record in eu-west-1: Canopy has not read it."],
] as const)("says %j in a sentence that claims nothing else", (recorder, sentence) => {
  expect(recorderSentence(recorder)).toBe(sentence);
});

it("says of every reason why no recorder is known to record, each in words of its own", () => {
  const reasons = [
    "stopped",
    "none",
    "service-linked",
    "source-failed",
    "source-outdated",
    "unclear",
    "no-aggregator",
    "region-not-collected",
    "account-not-collected",
    "not-read",
  ] as const;
  const sentences = reasons.map((reason) => recorderSentence(known("not-known", reason)));
  expect(new Set(sentences).size).toBe(reasons.length);
  for (const sentence of sentences)
    expect(sentence).toMatch(/^No recorder is known to record in eu-west-1: .+\.$/);
});

it("leads to AWS's page about the aggregator where that is what stands in the way", () => {
  expect(recorderHelp(known("not-known", "source-failed")).href).toContain("aggregate-data-troubleshooting");
  expect(recorderHelp(known("stopped", "stopped")).href).toContain("stop-start-recorder");
});

it("counts the accounts of a cause without a recorder that is known to record", () => {
  expect(unrecordedSentence(["records"], "eu-west-1")).toBe(
    "A recorder is known to record in eu-west-1 in the account.",
  );
  expect(unrecordedSentence(["records", "some-types"], "eu-west-1")).toBe(
    "A recorder is known to record in eu-west-1 in all 2 accounts.",
  );
  expect(unrecordedSentence(["stopped", "records"], "eu-west-1")).toBe(
    "No recorder is known to record in eu-west-1 in 1 of 2 accounts.",
  );
  expect(unrecordedSentence(["stopped", "not-known", "none"], "eu-west-1")).toBe(
    "No recorder is known to record in eu-west-1 in 3 of 3 accounts; of 1 of these, it isn't known from here.",
  );
});
