import { expect, it } from "vitest";
import { auditVerdict } from "./audit-dependencies";

it("finds what is high or critical", () => {
  const vulnerabilities = {
    a: { name: "a", severity: "high", range: "<2.0.0" },
    b: { name: "b", severity: "moderate", range: "*" },
    c: { name: "c", severity: "critical", range: "1.x" },
  };
  expect(auditVerdict(JSON.stringify({ auditReportVersion: 2, vulnerabilities }))).toEqual({
    kind: "answered",
    vulnerable: ["a <2.0.0: high", "c 1.x: critical"],
  });
  expect(auditVerdict(JSON.stringify({ vulnerabilities: {} }))).toEqual({ kind: "answered", vulnerable: [] });
});

it.each([
  "",
  "npm error code ENOTFOUND",
  JSON.stringify({ message: "405 Method Not Allowed", statusCode: 405, error: { summary: "" } }),
])("takes %j for no answer", (printed) => {
  expect(auditVerdict(printed)).toEqual({ kind: "not answered" });
});
