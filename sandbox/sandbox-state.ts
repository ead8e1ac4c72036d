import { CallLog } from "./call-log";
import { configService } from "./config/service";
import type { Service, ServiceName } from "./contract";
import { FaultBook } from "./faults/fault-book";
import { organizationsService } from "./organizations/service";
import { SandboxClock } from "./sandbox-clock";
import { organizationEvents } from "./organization-events";
import { securityHubService } from "./security-hub/service";
import { settle } from "./security-hub/associations/settlement";
import { type PublishedMessage, snsService } from "./sns/service";
import { RoleBook } from "./sts/role-book";
import { stsService } from "./sts/service";
import { RateLimiter } from "./throttling/rate-limiter";
import { startWorld, type WorldOptions } from "./start-world";
import type { World } from "./world/world";

export interface SandboxSettings {
  readonly world: WorldOptions;
  readonly clock: "manual" | "real";
  readonly throttle: boolean;
  /** How long an answer takes at most, in milliseconds; none waits where absent. */
  readonly latencyMs?: number;
  /** Takes defects of the sandbox, a line each. */
  readonly log: (line: string) => void;
}

/** Everything a running sandbox knows. */
export class SandboxState {
  readonly clock: SandboxClock;
  readonly limiter = new RateLimiter();
  readonly faults = new FaultBook();
  readonly calls = new CallLog();
  readonly roles = new RoleBook();
  readonly log: (line: string) => void;
  readonly latencyMs: number;
  throttle: boolean;
  private worldOptions: WorldOptions;
  private running: RunningWorld;

  constructor(private readonly settings: SandboxSettings) {
    this.clock = new SandboxClock(settings.clock);
    this.log = settings.log;
    this.throttle = settings.throttle;
    this.latencyMs = settings.latencyMs ?? 0;
    this.worldOptions = settings.world;
    this.running = run(startWorld(this.worldOptions, this.clock.now()), this.clock, this.roles);
  }

  get world(): World {
    return this.running.world;
  }

  get services(): Readonly<Record<ServiceName, Service>> {
    return this.running.services;
  }

  /** What was published to SNS topics, oldest first. */
  get messages(): readonly PublishedMessage[] {
    return this.running.messages;
  }

  /** Finishes what is due on the clock. Every operation is preceded by it. */
  settle(): void {
    this.running.settle();
  }

  /** Back to the start: the same world, the clock unstepped, full buckets, no faults, no roles with policies, an empty log. */
  reset(): void {
    this.clock.reset();
    this.limiter.reset();
    this.faults.clear();
    this.calls.clear();
    this.roles.define([]);
    this.throttle = this.settings.throttle;
    this.running = run(startWorld(this.worldOptions, this.clock.now()), this.clock, this.roles);
  }

  /** Begins another world, to which {@link reset} returns from then on. What settles, settles as before. */
  seed(options: WorldOptions): void {
    this.worldOptions = { ...options, settleMs: options.settleMs ?? this.worldOptions.settleMs };
    this.reset();
  }
}

interface RunningWorld {
  readonly world: World;
  readonly services: Readonly<Record<ServiceName, Service>>;
  readonly messages: readonly PublishedMessage[];
  readonly settle: () => void;
}

function run(world: World, clock: SandboxClock, roles: RoleBook): RunningWorld {
  const organizations = organizationsService(world, clock, organizationEvents(world, clock));
  const messages: PublishedMessage[] = [];
  const services = {
    organizations: organizations.service,
    securityhub: securityHubService(world, clock),
    sns: snsService(clock, messages),
    sts: stsService(world, roles),
    config: configService(world, clock),
  };
  const settleAll = () => {
    // What is due is decided before an account moves or closes, and before an operation counts.
    settle(world, clock.now());
    organizations.settle();
  };
  return { world, services, messages, settle: settleAll };
}
