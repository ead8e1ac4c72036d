const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Has a server stopped when this process ends without having stopped it. A signal that others listen to is theirs:
 * they stop what they started in an order of their own. Answers a function that calls it off.
 */
export function stopWithProcess({
  stop,
  stopNow,
}: {
  stop: () => Promise<void>;
  /** For a process that ends and can wait for nothing. */
  stopNow: () => void;
}): () => void {
  function onSignal(signal: NodeJS.Signals): void {
    if (process.listenerCount(signal) > 1) return;
    // Without a listener the signal does what it does to every process.
    const goOn = () => process.kill(process.pid, signal);
    stop().then(goOn, goOn);
  }
  // First in line: a listener that wants to hear it once is gone when its turn is over.
  for (const signal of signals) process.prependListener(signal, onSignal);
  process.on("exit", stopNow);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off("exit", stopNow);
  };
}
