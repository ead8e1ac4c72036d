import { cpus } from "node:os";
import { setTimeout as delay } from "node:timers/promises";

const sampleMs = 1_000;

/** How busy this machine is with other things, from 0 to 1, looked at for a second. */
export async function busyShare(): Promise<number> {
  const before = cpuTime();
  await delay(sampleMs);
  const after = cpuTime();
  const total = after.total - before.total;
  return total === 0 ? 0 : 1 - (after.idle - before.idle) / total;
}

function cpuTime(): { idle: number; total: number } {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return {
    idle: sum(times.map(({ idle }) => idle)),
    total: sum(times.flatMap((each) => Object.values(each))),
  };
}
