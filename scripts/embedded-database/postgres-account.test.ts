// oxlint-disable voice/texts, voice/names -- Unix calls an account so.
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { postgresAccount } from "./postgres-account";

let folder: string;

/** A system on which `id` knows these accounts, and `useradd` leaves a trace. */
async function systemWith(ids: Readonly<Record<string, number>>): Promise<void> {
  const known = Object.entries(ids).map(([name, id]) => `[ "$2" = ${name} ] && echo ${id} && exit 0`);
  for (const [name, lines] of [
    ["id", [...known, "exit 1"]],
    ["useradd", [`echo made > ${folder}/made`]],
  ] as const) {
    await writeFile(join(folder, name), ["#!/bin/sh", ...lines].join("\n"));
    await chmod(join(folder, name), 0o755);
  }
  vi.stubEnv("PATH", folder);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "canopy-account-"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(process.getuid?.() !== 0)("as root, PostgreSQL", () => {
  it("runs as postgres where that is there", async () => {
    await systemWith({ postgres: 70, nobody: 65534 });
    expect(await postgresAccount()).toEqual({ uid: 70, gid: 70 });
  });

  it("runs as nobody elsewhere, and no account is made", async () => {
    await systemWith({ nobody: 65534 });
    expect(await postgresAccount()).toEqual({ uid: 65534, gid: 65534 });
    expect(await readdir(folder)).not.toContain("made");
  });

  it("runs as the account that its cluster belongs to, also where another is there by now", async () => {
    await systemWith({ postgres: 70, nobody: 65534 });
    const cluster = join(folder, "cluster");
    await mkdir(cluster);
    await chown(cluster, 65534, 65534);
    expect(await postgresAccount(cluster)).toEqual({ uid: 65534, gid: 65534 });
  });

  it("does not start where neither is there, and says how it can", async () => {
    await systemWith({});
    await expect(postgresAccount()).rejects.toThrow(
      /no account postgres or nobody.*ordinary user, or set DATABASE_URL/,
    );
    expect(await readdir(folder)).not.toContain("made");
  });
});
