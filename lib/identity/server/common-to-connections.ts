import "server-only";
import { can, type Grantee } from "@/lib/identity/grants";
import { isFirstInForce } from "@/lib/server/connection-in-force";

/** Whether someone administers what all connections have in common: sessions and tokens are administered in the first one. */
export function administersCommon(grantee: Grantee): boolean {
  return isFirstInForce() && can(grantee, "settings:write");
}
