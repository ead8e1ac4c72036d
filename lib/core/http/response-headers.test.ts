import { expect, it } from "vitest";
import { contentSecurityPolicy } from "./response-headers";

function directive(policy: string, name: string): string | undefined {
  return policy
    .split("; ")
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1);
}

it("runs nothing inline without the nonce in production", () => {
  const policy = contentSecurityPolicy({ nonce: "abc", isDevelopment: false });
  expect(directive(policy, "script-src")).toBe("'self' 'nonce-abc' 'strict-dynamic'");
  expect(directive(policy, "style-src")).toBe("'self' 'nonce-abc'");
  expect(policy).not.toContain("unsafe-eval");
});

it("keeps other sites from framing, rebasing and receiving forms", () => {
  const policy = contentSecurityPolicy({ nonce: "abc", isDevelopment: false });
  expect(directive(policy, "frame-ancestors")).toBe("'none'");
  expect(directive(policy, "base-uri")).toBe("'none'");
  expect(directive(policy, "form-action")).toBe("'self'");
  expect(directive(policy, "connect-src")).toBe("'self'");
});

it("has browsers refuse scripts and HTML of plain text, and report what they refuse", () => {
  const policy = contentSecurityPolicy({ nonce: "abc", isDevelopment: false });
  expect(directive(policy, "require-trusted-types-for")).toBe("'script'");
  expect(directive(policy, "trusted-types")).toBe("default");
  expect(directive(policy, "report-uri")).toBe("/csp-report");
});
