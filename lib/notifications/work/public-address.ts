import "server-only";
import { lookup as dnsLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Why an address may not be called: it is not of the public internet, and not in `CANOPY_NOTIFICATION_NETWORKS`. */
export class AddressRefusedError extends Error {
  override readonly name = "AddressRefusedError";
}

/**
 * Whether requests may be sent to an IP address: of the public internet, or in one of the networks. Private, link-local and
 * loopback addresses, those of metadata services, and IPv4 addresses written as IPv6 are not public.
 * @internal exported for its tests
 */
export function isAllowedAddress(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" || networks.some((network) => isWithin(parsed, network));
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const cidr = network.includes("/") ? network : `${network}/${isIP(network) === 4 ? 32 : 128}`;
  const [base, bits] = ipaddr.parseCIDR(cidr);
  return base.kind() === address.kind() && address.match(base, bits);
}

/** Whether a URL may be stored: https, or http to an IP address of this machine that is in one of the networks. */
export function whyNotUrl(url: string, networks: readonly string[]): string | undefined {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replaceAll(/[[\]]/g, "");
  const isLiteral = isIP(host) !== 0;
  if (isLiteral && !isAllowedAddress(host, networks)) return refusedAddress;
  if (protocol === "https:") return undefined;
  const isLoopback = isLiteral && ipaddr.parse(host).range() === "loopback";
  return protocol === "http:" && isLoopback
    ? undefined
    : "Enter a URL that begins with https://. Over http, addresses and secrets could be read on the way.";
}

const refusedAddress =
  "This address is not of the public internet. Name it in CANOPY_NOTIFICATION_NETWORKS if messages may be sent there.";

/** DNS for a socket that connects to nothing but what it was allowed: the address that was checked is the one that is used. */
export function guardedLookup(networks: readonly string[]): LookupFunction {
  return (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, "");
      const [first] = addresses;
      // One that is refused among several means that the name is not to be trusted.
      if (first === undefined || addresses.some(({ address }) => !isAllowedAddress(address, networks)))
        return callback(new AddressRefusedError(`${hostname} leads to an address that is not allowed.`), "");
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}
