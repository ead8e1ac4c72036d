import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { diffTags } from "./tag";
import { tagCommands } from "./tag-commands";

const place = {
  region: "eu-west-1",
  arn: "arn:aws:config:eu-west-1:111122223333:config-aggregator/config-aggregator-x",
};

/** The input that a command sends, as a POSIX shell gives it to the CLI. */
function inputOf(command: string): unknown {
  const script = `for word in ${command}; do printf '%s\\0' "$word"; done`;
  const words = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0");
  return JSON.parse(words[words.indexOf("--cli-input-json") + 1] ?? "");
}

it("removes and then sets in two commands, and says nothing where nothing changes", () => {
  const before = [{ key: "old one", value: "" }];
  const after = [{ key: "team", value: "security" }];
  const [removed, set] = (tagCommands(diffTags(before, after), place) ?? "").split("\naws");
  expect(inputOf(removed ?? "")).toEqual({ ResourceArn: place.arn, TagKeys: ["old one"] });
  expect(inputOf(`aws${set}`)).toEqual({
    ResourceArn: place.arn,
    Tags: [{ Key: "team", Value: "security" }],
  });
  expect(tagCommands(diffTags(before, before), place)).toBeUndefined();
});

it("survives a shell, whatever the tags say", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
    .filter((each) => !each.includes("\0"));
  fc.assert(
    fc.property(text, text, (key, value) => {
      const command = tagCommands(diffTags([], [{ key, value }]), place) ?? "";
      expect(inputOf(command)).toMatchObject({ Tags: [{ Key: key, Value: value }] });
    }),
    { numRuns: 25 },
  );
});
