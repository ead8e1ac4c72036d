import type { CDPSession, Page } from "@playwright/test";
import { z } from "zod";

/** Tasks of 50 ms and more of the page's main thread while something goes on, by the clock, as the browser reports them. */
export async function longTasksDuring(page: Page, during: () => Promise<void>): Promise<readonly number[]> {
  const handle = await page.evaluateHandle(() => {
    const seen: number[] = [];
    const observer = new PerformanceObserver((list) =>
      list.getEntries().forEach(({ duration }) => seen.push(duration)),
    );
    observer.observe({ type: "longtask" });
    return { seen, stop: () => observer.disconnect() };
  });
  await during();
  return handle.evaluate(({ seen, stop }) => {
    stop();
    return seen;
  });
}

/** One task of a main thread, in milliseconds. */
interface Task {
  readonly wallMs: number;
  /** What the thread worked in it: other programs of the machine do not change it. */
  readonly cpuMs: number;
}

const Events = z.object({ value: z.array(z.record(z.string(), z.unknown())) });
const RunTask = z.object({
  name: z.literal("RunTask"),
  tid: z.number(),
  pid: z.number(),
  dur: z.number(),
  tdur: z.number().default(0),
});
const ThreadName = z.object({
  name: z.literal("thread_name"),
  tid: z.number(),
  pid: z.number(),
  args: z.object({ name: z.string() }),
});

/** The longest task of the page's main thread while something goes on, by the work that it took. */
export async function longestTask(cdp: CDPSession, during: () => Promise<void>): Promise<Task> {
  const events: Record<string, unknown>[] = [];
  cdp.on("Tracing.dataCollected", (data) => {
    const { success, data: read } = Events.safeParse(data);
    if (success) events.push(...read.value);
  });
  const complete = new Promise<void>((resolve) => cdp.once("Tracing.tracingComplete", () => resolve()));
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline", "devtools.timeline"] },
  });
  await during();
  await cdp.send("Tracing.end");
  await complete;
  const mainThreads = new Set(
    events.flatMap((event) => {
      const { success, data } = ThreadName.safeParse(event);
      return success && data.args.name === "CrRendererMain" ? [`${data.pid} ${data.tid}`] : [];
    }),
  );
  const tasks = events.flatMap((event) => {
    const { success, data } = RunTask.safeParse(event);
    if (!success || !mainThreads.has(`${data.pid} ${data.tid}`)) return [];
    return [{ wallMs: data.dur / 1_000, cpuMs: data.tdur / 1_000 }];
  });
  return tasks.reduce((longest, task) => (task.cpuMs > longest.cpuMs ? task : longest), {
    wallMs: Number.NaN,
    cpuMs: 0,
  });
}
