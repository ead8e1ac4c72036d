import { cx } from "../cx";
import { identityClass } from "./identity";

/** The identity colour of something whose name stands beside it. */
export function IdentityMark({ identity, className }: { identity: number; className?: string }) {
  return <span aria-hidden="true" className={cx("identity-mark", identityClass(identity), className)} />;
}
