import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { parseEnv } from "@/lib/env-variables";

const read = (file: string): string => readFileSync(`packaging/${file}`, "utf8");

/** What Canopy uses of https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json, and no more. */
const ComposeFile = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  services: z.record(
    z.string(),
    z.strictObject({
      image: z.string(),
      build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
      environment: z.record(z.string(), z.string()),
      secrets: z.array(z.string()),
      volumes: z.array(z.string()).optional(),
      ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
      depends_on: z
        .record(z.string(), z.strictObject({ condition: z.literal("service_healthy") }))
        .optional(),
      healthcheck: z
        .strictObject({
          test: z.array(z.string()),
          interval: z.string(),
          timeout: z.string(),
          retries: z.int(),
        })
        .optional(),
      read_only: z.boolean().optional(),
      tmpfs: z.array(z.string()).optional(),
      cap_drop: z.array(z.string()).optional(),
      security_opt: z.array(z.string()).optional(),
      stop_grace_period: z.string().optional(),
      restart: z.enum(["unless-stopped"]),
    }),
  ),
  volumes: z.record(z.string(), z.strictObject({})),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});

it("has a Compose file whose services, secrets and files belong together", () => {
  const compose = ComposeFile.parse(parse(read("compose.yaml")));
  for (const [name, service] of Object.entries(compose.services)) {
    for (const secret of service.secrets) expect(Object.keys(compose.secrets), name).toContain(secret);
    for (const needed of Object.keys(service.depends_on ?? {}))
      expect(compose.services[needed]?.healthcheck, needed).toBeDefined();
  }
  const { canopy } = compose.services;
  expect(canopy).toMatchObject({ read_only: true, cap_drop: ["ALL"], stop_grace_period: "30s" });
  expect(existsSync(canopy?.build?.dockerfile ?? "")).toBe(true);
});

/** What Canopy uses of RegisterTaskDefinition: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html */
const Pair = z.strictObject({ name: z.string(), value: z.string() });
const arn = z.string().regex(/^arn:aws:[a-z]+:[a-z0-9-]*:\d{12}:\S+$/);
const TaskDefinition = z.strictObject({
  family: z.string(),
  requiresCompatibilities: z.tuple([z.literal("FARGATE")]),
  networkMode: z.literal("awsvpc"),
  cpu: z.enum(["256", "512", "1024", "2048", "4096"]),
  memory: z.string().regex(/^\d+$/),
  runtimePlatform: z.strictObject({
    cpuArchitecture: z.enum(["X86_64", "ARM64"]),
    operatingSystemFamily: z.literal("LINUX"),
  }),
  executionRoleArn: arn,
  taskRoleArn: arn,
  containerDefinitions: z.tuple([
    z.strictObject({
      name: z.string(),
      image: z.string(),
      essential: z.literal(true),
      user: z.string(),
      readonlyRootFilesystem: z.literal(true),
      linuxParameters: z.strictObject({
        capabilities: z.strictObject({ drop: z.array(z.string()) }),
        initProcessEnabled: z.boolean(),
      }),
      portMappings: z.array(z.strictObject({ containerPort: z.int(), protocol: z.enum(["tcp", "udp"]) })),
      // Fargate's most is 120 s, and Canopy takes up to 20 s.
      stopTimeout: z.int().min(25).max(120),
      environment: z.array(Pair),
      secrets: z.array(z.strictObject({ name: z.string(), valueFrom: arn })),
      healthCheck: z.strictObject({
        command: z.array(z.string()).min(2),
        interval: z.int().min(5).max(300),
        timeout: z.int().min(2).max(60),
        retries: z.int().min(1).max(10),
        startPeriod: z.int().min(0).max(300),
      }),
      logConfiguration: z.strictObject({
        logDriver: z.literal("awslogs"),
        options: z.record(z.string(), z.string()),
      }),
    }),
  ]),
});

it("has an ECS task definition that Canopy starts with", () => {
  const task = TaskDefinition.parse(JSON.parse(read("ecs-task-definition.json")));
  const [{ environment, secrets }] = task.containerDefinitions;
  const variables = Object.fromEntries(environment.map(({ name, value }) => [name, value]));
  expect(secrets.map(({ name }) => name)).toContain("DATABASE_URL");
  expect(parseEnv({ ...variables, DATABASE_URL: "postgres://a:b@c/d" }).identity.provider.kind).toBe("oidc");
});

it("has a Dockerfile whose server is not root, and whose files exist", () => {
  const lines = read("Dockerfile").split("\n");
  const instruction = (name: string) => lines.filter((line) => line.startsWith(`${name} `));
  const [, node] = /"node": "([\d.]+)"/.exec(readFileSync("package.json", "utf8")) ?? [];
  expect(instruction("FROM").every((line) => line.includes(`node:${node ?? "?"}-`))).toBe(true);
  expect(instruction("USER")).toEqual(["USER 10001:10001"]);
  const [entry] = instruction("ENTRYPOINT");
  const [program, ...args] = z.array(z.string()).parse(JSON.parse(entry?.slice(11) ?? ""));
  const server = args.find((arg) => !arg.startsWith("--")) ?? "";
  expect(program).toBe("node");
  expect(existsSync(server)).toBe(true);
  expect(lines.some((line) => line.startsWith("HEALTHCHECK"))).toBe(true);
});
