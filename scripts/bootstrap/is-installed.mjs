/**
 * Whether npm's record of an installation (node_modules/.package-lock.json, written when it is complete) is what a
 * lockfile asks for. Packages for other platforms are marked optional, or extraneous where nothing needs them here, and
 * may be absent.
 *
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, extraneous?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 * @param {Lockfile} wanted
 * @param {Lockfile} installed
 * @returns {boolean}
 */
export function isInstalled(wanted, installed) {
  const complete = Object.entries(wanted.packages).every(([path, locked]) => {
    if (path === "") return true;
    const found = installed.packages[path];
    return found === undefined
      ? locked.optional === true || locked.extraneous === true
      : isSame(locked, found);
  });
  return complete && Object.keys(installed.packages).every((path) => Object.hasOwn(wanted.packages, path));
}

/**
 * @param {LockedPackage} left
 * @param {LockedPackage} right
 */
function isSame(left, right) {
  return left.version === right.version && left.integrity === right.integrity;
}
