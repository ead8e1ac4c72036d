import { expect, test } from "vitest";
import { refuseOtherThanLoopback } from "./refuse-other-than-loopback";

test.each([undefined, "", "localhost", "127.0.0.1", "127.1.2.3", "::1"])("%s is loopback", (host) => {
  expect(() => refuseOtherThanLoopback(host)).not.toThrow();
});

test.each(["0.0.0.0", "::", "10.0.0.4", "canopy.example.com", "localhost.example.com", "127.0.0.1.nip.io"])(
  "%s is refused, with the way around",
  (host) => {
    expect(() => refuseOtherThanLoopback(host)).toThrow(
      /CANOPY_HOST is .* loopback only\. Set CANOPY_OIDC_ISSUER.*ssh -L/,
    );
  },
);

test("any address may be listened on where an identity provider says who people are", () => {
  expect(() => refuseOtherThanLoopback("0.0.0.0", "https://login.example.com")).not.toThrow();
});
