import { describe, expect, it } from "vitest";
import { alter, bank } from "../security-hub/testing/bank";
import { SteppedConfig } from "./testing/stepped-config";

const roleARN = `arn:aws:iam::${bank.administrator}:role/config`;
const named = { ConfigurationRecorderName: "default" };

function withoutRecorder(): SteppedConfig {
  const config = new SteppedConfig();
  alter(config.world, bank.administrator, { configRecorderOn: false });
  return config;
}

describe("a recorder", () => {
  it("is what a landing zone left behind, in every Region", () => {
    const config = new SteppedConfig();
    for (const region of ["eu-west-1", "eu-central-1"]) {
      const place = { region };
      expect(config.call("DescribeConfigurationRecorders", {}, place).ConfigurationRecorders).toMatchObject([
        { name: "default", recordingScope: "PAID" },
      ]);
      expect(
        config.call("DescribeConfigurationRecorderStatus", {}, place).ConfigurationRecordersStatus,
      ).toMatchObject([{ name: "default", recording: true, lastStatus: "Success" }]);
    }
  });

  it("is made, started, stopped and deleted, and Security Hub knows whether it records", () => {
    const config = withoutRecorder();
    const records = () => config.world.accounts.get(bank.administrator)?.configRecorderOn;
    expect(config.call("DescribeConfigurationRecorders").ConfigurationRecorders).toEqual([]);
    config.call("PutConfigurationRecorder", { ConfigurationRecorder: { roleARN } });
    expect(config.call("DescribeConfigurationRecorderStatus").ConfigurationRecordersStatus).toMatchObject([
      { recording: false, lastStatus: "Pending" },
    ]);
    expect(records()).toBe(false);
    config.call("StartConfigurationRecorder", named);
    expect(records()).toBe(true);
    config.advance(1_000);
    config.call("StopConfigurationRecorder", named);
    expect(config.call("DescribeConfigurationRecorderStatus").ConfigurationRecordersStatus).toMatchObject([
      { recording: false, lastStopTime: new Date(config.clock.now()) },
    ]);
    expect(records()).toBe(false);
    config.call("DeleteConfigurationRecorder", named);
    expect(config.refusal("StartConfigurationRecorder", named)).toMatch(
      /^NoSuchConfigurationRecorderException/,
    );
  });

  it("can be changed and keeps recording", () => {
    const config = new SteppedConfig();
    const recordingGroup = { resourceTypes: ["AWS::S3::Bucket"] };
    config.call("PutConfigurationRecorder", { ConfigurationRecorder: { roleARN, recordingGroup } });
    expect(config.call("DescribeConfigurationRecorders").ConfigurationRecorders).toMatchObject([
      { roleARN, recordingGroup },
    ]);
    expect(config.world.accounts.get(bank.administrator)?.configRecorderOn).toBe(true);
  });

  it.each([
    ["without a role", { name: "default" }, "InvalidRoleException"],
    ["with a second name", { name: "other", roleARN }, "MaxNumberOfConfigurationRecordersExceededException"],
    [
      "with a reserved name",
      { name: "AWSConfigurationRecorderForX", roleARN },
      "InvalidConfigurationRecorderNameException",
    ],
    [
      "that records everything and something",
      { roleARN, recordingGroup: { allSupported: true, resourceTypes: ["AWS::S3::Bucket"] } },
      "InvalidRecordingGroupException",
    ],
    ["that records nothing", { roleARN, recordingGroup: {} }, "InvalidRecordingGroupException"],
  ])("is refused %s", (_what, recorder, code) => {
    const refusal = new SteppedConfig().refusal("PutConfigurationRecorder", {
      ConfigurationRecorder: recorder,
    });
    expect(refusal).toContain(code);
  });

  it.each([
    [{ ConfigurationRecorderNames: ["other"] }, "NoSuchConfigurationRecorderException"],
    [{ ServicePrincipal: "securityhub.amazonaws.com" }, "NoSuchConfigurationRecorderException"],
    [
      { Arn: "arn:aws:config:eu-west-1:100000000002:configuration-recorder/x" },
      "NoSuchConfigurationRecorderException",
    ],
    [{ ConfigurationRecorderNames: ["default", "other"] }, "ValidationException"],
  ])("is not found by %j", (input, code) => {
    const config = new SteppedConfig();
    expect(config.refusal("DescribeConfigurationRecorders", input)).toContain(code);
    expect(config.refusal("DescribeConfigurationRecorderStatus", input)).toContain(code);
  });
});
