// Preloaded into every process a script starts: when the parent is gone, however it went, this process behaves as if it
// had been asked to stop. Nothing of ours survives the command that started it.

// What this process starts in turn inherits the preload, and waits for messages on a channel that has to stay as it is.
const isStartedByScript = process.env.CANOPY_PARENT === String(process.ppid);

if (isStartedByScript && process.channel !== undefined && process.channel !== null) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
