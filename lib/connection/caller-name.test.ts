import { expect, test } from "vitest";
import { callerName } from "./caller-name";

test.each([
  [
    "arn:aws:sts::111122223333:assumed-role/security-audit/anna",
    { kind: "role", name: "security-audit", session: "anna" },
  ],
  ["arn:aws:iam::111122223333:user/teams/security/ben", { kind: "user", name: "ben" }],
  ["arn:aws:iam::111122223333:role/aws-service/canopy", { kind: "role", name: "canopy" }],
  ["arn:aws-cn:iam::111122223333:root", { kind: "root user", name: "" }],
  ["arn:aws:sts::111122223333:federated-user/carla", { kind: "federated user", name: "carla" }],
  ["arn:aws:sts::111122223333:something/else", { kind: "caller", name: "something/else" }],
])("%s", (arn, expected) => {
  expect(callerName(arn)).toEqual(expected);
});
