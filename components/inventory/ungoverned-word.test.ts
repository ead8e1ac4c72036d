import { expect, it } from "vitest";
import type { Gap } from "@/lib/core/gap";
import { ungovernedWord } from "./ungoverned-word";

const gap = (part: string): Gap => ({
  part,
  failure: {
    code: "forbidden",
    message: "Refused.",
    missing: "securityhub:ListConfigurationPolicyAssociations",
  },
});
const configuration = (configurationType: "CENTRAL" | "LOCAL") => ({
  configurationType,
  status: "ENABLED" as const,
  autoEnable: false,
  autoEnableStandards: "NONE" as const,
  memberAccountLimitReached: false,
});

it.each([
  ["everything was read", { complete: true, gaps: [] }, "Not governed"],
  ["something else is missing", { complete: true, gaps: [gap("finding aggregator")] }, "Not governed"],
  ["the first collection is running", { complete: false, gaps: [] }, "Not read yet"],
  ["AWS refuses the associations", { complete: true, gaps: [gap("associations")] }, "Not visible"],
  ["some associations were left out", { complete: true, gaps: [gap("some associations")] }, "Not visible"],
  [
    "the organization is configured locally",
    { complete: true, gaps: [gap("associations")], configuration: configuration("LOCAL") },
    "Not governed",
  ],
])("says of a target without an association, where %s: %o", (_, meta, word) => {
  expect(ungovernedWord(meta)).toBe(word);
});
