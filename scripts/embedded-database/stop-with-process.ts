const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Has a server stopped when this process ends without having stopped it. A signal that others listen to is theirs:
 * they stop what they started in an order of their own. Answers a function that calls it off.
 */
export function stopWithProcess({ pid, stop }: { pid: number; stop: () => Promise<void> }): () => void {
  function onSignal(signal: NodeJS.Signals): void {
    if (process.listenerCount(signal) > 1) return;
    // Without a listener the signal does what it does to every process.
    const goOn = () => process.kill(process.pid, signal);
    stop().then(goOn, goOn);
  }
  function onExit(): void {
    // Nothing can be waited for any more: SIGINT is PostgreSQL's fast shutdown.
    process.kill(pid, "SIGINT");
  }
  // First in line: a listener that wants to hear it once is gone when its turn is over.
  for (const signal of signals) process.prependListener(signal, onSignal);
  process.on("exit", onExit);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off("exit", onExit);
  };
}
