/** Runs a command and sets its exit code; prints only the message of an error, because its stack helps no user. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

export interface Service {
  readonly name: string;
  readonly ended?: Promise<number>;
  stop(): Promise<void>;
}

/** Hands a service over to be watched and stopped, and returns it. */
export type Own = <S extends Service>(service: S) => S;

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs what `start` starts until a signal asks for the end or one of the services ends by itself; then stops them all,
 * the last one first. Returns the exit code: 0 when it was asked to stop.
 */
export async function runServices(start: (own: Own, signal: AbortSignal) => Promise<void>): Promise<number> {
  const services: Service[] = [];
  const controller = new AbortController();
  const stopped = new Promise<undefined>((resolve) => {
    controller.signal.addEventListener("abort", () => resolve(undefined));
  });
  const onSignal = () => controller.abort(new Error("Stopped."));
  for (const name of stopSignals) process.on(name, onSignal);

  try {
    await start((service) => {
      services.push(service);
      return service;
    }, controller.signal);
    const ended = await Promise.race([stopped, ...services.flatMap(firstToEnd)]);
    if (ended === undefined) return 0;
    console.error(ended);
    return 1;
  } catch (error) {
    if (controller.signal.aborted) return 0;
    throw error;
  } finally {
    for (const service of services.toReversed()) await service.stop();
    for (const name of stopSignals) process.off(name, onSignal);
  }
}

function firstToEnd({ name, ended }: Service): Promise<string>[] {
  return ended === undefined ? [] : [ended.then((code) => `${name} ended with exit code ${code}.`)];
}
