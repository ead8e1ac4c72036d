import { lookup } from "node:dns/promises";
import { describe, expect, it } from "vitest";
import { guardedLookup, isAllowedAddress, whyNotUrl } from "./public-address";

const notPublic = [
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "169.254.169.254",
  "172.16.0.1",
  "192.168.1.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:169.254.169.254",
  "64:ff9b::a9fe:a9fe",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
];

describe("the addresses that messages may be sent to", () => {
  it.each(notPublic)("refuses %s", (address) => {
    expect(isAllowedAddress(address, [])).toBe(false);
    const host = address.includes(":") ? `[${address}]` : address;
    expect(whyNotUrl(`https://${host}/hook`, [])).toMatch(/CANOPY_NOTIFICATION_NETWORKS/);
  });

  it.each(["8.8.8.8", "52.94.236.248", "2606:4700:4700::1111", "::ffff:8.8.8.8"])("allows %s", (address) => {
    expect(isAllowedAddress(address, [])).toBe(true);
  });

  it("allows what a setting names, and nothing beside it", () => {
    const networks = ["10.20.0.0/16", "fd00::/8", "127.0.0.1"];
    expect(isAllowedAddress("10.20.255.1", networks)).toBe(true);
    expect(isAllowedAddress("10.21.0.1", networks)).toBe(false);
    expect(isAllowedAddress("fd12::1", networks)).toBe(true);
    expect(isAllowedAddress("127.0.0.2", networks)).toBe(false);
    expect(isAllowedAddress("not an address", networks)).toBe(false);
  });

  it("takes http to a loopback address that a setting names, and https elsewhere", () => {
    expect(whyNotUrl("http://127.0.0.1:8080/hook", ["127.0.0.1"])).toBeUndefined();
    expect(whyNotUrl("http://127.0.0.1:8080/hook", [])).toMatch(/CANOPY_NOTIFICATION_NETWORKS/);
    expect(whyNotUrl("http://10.20.0.1/hook", ["10.20.0.0/16"])).toMatch(/begins with https/);
    expect(whyNotUrl("http://example.com/hook", ["127.0.0.1"])).toMatch(/begins with https/);
    expect(whyNotUrl("https://example.com/hook", [])).toBeUndefined();
    // The decimal and the octal form of 127.0.0.1, which URLs write as addresses.
    expect(whyNotUrl("https://2130706433/", [])).toMatch(/CANOPY_NOTIFICATION_NETWORKS/);
    expect(whyNotUrl("https://0177.1/", [])).toMatch(/CANOPY_NOTIFICATION_NETWORKS/);
  });

  it("connects to no name that leads to a private address", async () => {
    const addresses = await lookup("localhost", { all: true });
    expect(addresses.length).toBeGreaterThan(0);
    await expect(looked("localhost", [])).rejects.toThrow(/leads to an address that is not allowed/);
    await expect(looked("localhost", ["127.0.0.0/8", "::1"])).resolves.toMatch(/^(?:127\.0\.0\.1|::1)$/);
  });
});

function looked(name: string, networks: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) =>
    guardedLookup(networks)(name, {}, (error, address) =>
      error === null && typeof address === "string"
        ? resolve(address)
        : reject(error ?? new Error("There is more than one address.")),
    ),
  );
}
