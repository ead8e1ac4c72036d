import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { estimateMs, publishedRate } from "./published-rates";

const quotasFile = new URL("../../../../shared/reference/data/quotas.json", import.meta.url);
const Pair = z.tuple([z.number(), z.number()]);
const Quotas = z.object({
  securityhub: z.object({ rates: z.record(z.string(), z.object({ rate: z.number(), burst: z.number() })) }),
  organizations: z.object({
    rates: z.record(z.string(), z.union([z.string(), z.object({ account: Pair })])),
  }),
});

describe("the published rates", () => {
  test("are conservative where AWS publishes none", () => {
    expect(publishedRate("sts:GetCallerIdentity")).toEqual({ perSecond: 2, burst: 4 });
    expect(publishedRate("organizations:SomethingNew")).toEqual({ perSecond: 2, burst: 4 });
  });

  test("give a burst for nothing, and then a call each 1/rate seconds", () => {
    expect(estimateMs("organizations:ListAccounts", 12)).toBe(0);
    expect(estimateMs("organizations:ListAccounts", 20)).toBe(1000);
  });

  test.skipIf(!existsSync(quotasFile))("are the numbers of the collected quotas", () => {
    const { securityhub, organizations } = Quotas.parse(JSON.parse(readFileSync(quotasFile, "utf8")));
    const { default: otherwise, ...exceptions } = securityhub.rates;
    expect(publishedRate("securityhub:GetConfigurationPolicy")).toEqual({
      perSecond: otherwise?.rate,
      burst: otherwise?.burst,
    });
    for (const [name, { rate, burst }] of Object.entries(exceptions)) {
      expect(publishedRate(`securityhub:${name}`), name).toEqual({ perSecond: rate, burst });
    }
    for (const [names, rates] of Object.entries(organizations.rates)) {
      if (typeof rates === "string") continue;
      const [perSecond, burst] = rates.account;
      for (const name of names.split("|")) {
        expect(publishedRate(`organizations:${name}`), name).toEqual({ perSecond, burst });
      }
    }
  });
});
