/** The name of a connection, as it stands in addresses. */
export const connectionNamePattern = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/;

const prefixed = /^\/at\/([^/?#]*)(?=[/?#]|$)/;

/** An address of Canopy in two parts: the connection that it names, and the page or route there. */
export interface ConnectionPath {
  /** Absent for the first connection, whose addresses have no prefix. */
  readonly name?: string;
  /** Begins with a slash; with the query where the address has one. */
  readonly rest: string;
}

/** Takes an address apart: `/at/gov/packs` is `/packs` of the connection `gov`. */
export function connectionPathOf(address: string): ConnectionPath {
  const [prefix, name] = prefixed.exec(address) ?? [];
  if (prefix === undefined || name === undefined) return { rest: address };
  const rest = address.slice(prefix.length);
  return { name, rest: rest.startsWith("/") ? rest : `/${rest}` };
}

/** What the addresses of a connection begin with; empty for the first one. */
export function connectionPrefix(name: string | undefined): string {
  return name === undefined ? "" : `/at/${name}`;
}

/** What the addresses of the connection begin with whose page this browser shows; empty outside of a browser. */
export function prefixHere(): string {
  return typeof location === "undefined" ? "" : connectionPrefix(connectionPathOf(location.pathname).name);
}

/** A key of the browser's storage for what belongs to that connection: a tab may go from one to another and back. */
export function keyHere(key: string): string {
  const prefix = prefixHere();
  return prefix === "" ? key : `${prefix}/${key}`;
}

/** Whether a key of the browser's storage is that connection's. */
export function isKeyHere(key: string): boolean {
  const prefix = prefixHere();
  return prefix === "" ? !key.startsWith("/at/") : key.startsWith(`${prefix}/`);
}
