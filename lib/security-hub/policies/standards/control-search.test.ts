import { expect, it } from "vitest";
import { controlIdHint, matchesControl } from "./control-search";

it.each(["CIS.1.14", "PCI.EC2.3", "1.14", " cis 1.14 "])("%s is an id of the old kind", (query) => {
  expect(controlIdHint(query)).toContain(
    `${query.trim()} is a standard’s own id of a control. Policies take ids of security controls, such as IAM.6`,
  );
});

it.each(["IAM.6", "EC2.18", "cis", "encryption", ""])("%j is not", (query) => {
  expect(controlIdHint(query)).toBeUndefined();
});

it("finds a control by every word of its id and title", () => {
  const control = { id: "IAM.6", title: "Hardware MFA should be enabled for the root user" };
  expect(matchesControl(control, "iam mfa")).toBe(true);
  expect(matchesControl(control, "iam key")).toBe(false);
});
