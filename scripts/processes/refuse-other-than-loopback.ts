const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/** Throws when Canopy is asked to listen where others can reach it, because it does not know yet who they are. */
export function refuseOtherThanLoopback(host: string | undefined): void {
  if (host === undefined || host === "" || loopback.test(host)) return;
  throw new Error(
    `CANOPY_HOST is ${host}, and Canopy listens on loopback only: it has no sign-in yet, so anyone who reaches it is the administrator. ` +
      `Leave CANOPY_HOST out and reach it through a tunnel, such as: ssh -L 3000:localhost:3000 this-machine`,
  );
}
