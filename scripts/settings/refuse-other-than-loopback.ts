const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/**
 * Throws when Canopy is asked to listen where others can reach it and has no identity provider: it would not know who they
 * are.
 * @param issuer what CANOPY_OIDC_ISSUER or CANOPY_PROXY is
 */
export function refuseOtherThanLoopback(host: string | undefined, issuer?: string): void {
  if (host === undefined || host === "" || loopback.test(host) || issuer !== undefined) return;
  throw new Error(
    `CANOPY_HOST is ${host}, and without an identity provider Canopy listens on loopback only. Set CANOPY_OIDC_ISSUER or CANOPY_PROXY and what belongs to it, ` +
      `or leave CANOPY_HOST out and reach it through a tunnel, such as: ssh -L 3000:localhost:3000 this-machine`,
  );
}
