import { expect, it } from "vitest";
import type { MissingPart } from "@/lib/core/missing-part";
import { ungovernedWord } from "./ungoverned-word";

const missing = (part: MissingPart["part"], isPartial?: true): MissingPart => ({
  part,
  ...(isPartial && { isPartial }),
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
  ["everything was read", { complete: true, missingParts: [] }, "Not governed"],
  [
    "something else is missing",
    { complete: true, missingParts: [missing("finding-aggregator")] },
    "Not governed",
  ],
  ["the first collection is running", { complete: false, missingParts: [] }, "Not read yet"],
  [
    "AWS refuses the associations",
    { complete: true, missingParts: [missing("associations")] },
    "Not visible",
  ],
  [
    "some associations were left out",
    { complete: true, missingParts: [missing("associations", true)] },
    "Not visible",
  ],
  [
    "the organization is configured locally",
    { complete: true, missingParts: [missing("associations")], configuration: configuration("LOCAL") },
    "Not governed",
  ],
])("says of a target without an association, where %s: %o", (_, meta, word) => {
  expect(ungovernedWord(meta)).toBe(word);
});
