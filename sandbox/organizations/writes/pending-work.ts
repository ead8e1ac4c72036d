interface Task {
  readonly dueAt: number;
  readonly run: (dueAt: number) => void;
}

/** What Organizations finishes in the background, on the sandbox's clock: creating accounts and closing them. */
export class PendingWork {
  private tasks: Task[] = [];

  add(dueAt: number, run: (dueAt: number) => void): void {
    this.tasks.push({ dueAt, run });
  }

  /** Does what is due by `now`, in the order it fell due. Called before every operation of every service. */
  settle(now: number): void {
    if (this.tasks.every(({ dueAt }) => dueAt > now)) return;
    const due = this.tasks.filter(({ dueAt }) => dueAt <= now).sort((one, other) => one.dueAt - other.dueAt);
    this.tasks = this.tasks.filter(({ dueAt }) => dueAt > now);
    for (const { dueAt, run } of due) run(dueAt);
  }
}
