import { existsSync, readFileSync } from "node:fs";
import Ajv from "ajv";
import { type Copy, DockerfileParser, type Instruction, type JSONInstruction } from "dockerfile-ast";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const textOf = (file: string) => readFileSync(file, "utf8");
const settingsOf = (text: string) => [...text.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);

/** The server's own limit for storing everything and telling screens, and what is added to it before anybody kills it. */
const STOP_SECONDS = 15;

describe("the image", () => {
  const dockerfile = DockerfileParser.parse(textOf("deploy/Dockerfile"));
  const instructions = dockerfile.getInstructions();
  const last = (keyword: string) => instructions.filter((one) => one.getKeyword() === keyword).at(-1);
  const stages = instructions.filter((one) => one.getKeyword() === "FROM");
  const served = instructions.slice(instructions.indexOf(stages.at(-1) as Instruction));

  test("runs the built server as a user with no rights, whom signals reach", () => {
    expect(last("USER")?.getArgumentsContent()).toBe("node");
    expect(words(last("CMD"))).toEqual(["node", "--enable-source-maps", "dist/server.mjs"]);
    expect(last("STOPSIGNAL")?.getArgumentsContent()).toBe("SIGTERM");
    expect(last("VOLUME")?.getArgumentsContent()).toBe("/data");
  });

  test("has only what earlier stages made, and no package that only builds or tests", () => {
    const copied = served.filter((one) => one.getKeyword() === "COPY") as Copy[];
    expect(copied.map((one) => one.getFromFlag()?.getValue())).toEqual([
      "served-packages",
      ...Array(copied.length - 1).fill("build"),
    ]);
    expect(textOf("deploy/Dockerfile")).toContain("npm prune --omit=dev");
    expect(stages.map((from) => from.getArgumentsContent())).toEqual([
      "node:22-bookworm-slim AS packages",
      "packages AS build",
      "packages AS served-packages",
      "node:22-bookworm-slim",
    ]);
  });

  test("gets every file that the server reads beside its bundle", () => {
    const copied = served.flatMap((one) =>
      one.getKeyword() === "COPY" ? one.getArguments().map((part) => part.getValue()) : [],
    );
    for (const path of ["public", "docs/guide", "db/migrations", "next.config.ts", "lib/i18n/request.ts"]) {
      expect(copied).toContain(`/app/${path}`);
      expect(existsSync(path), path).toBe(true);
    }
  });

  test("asks the server whether visitors are welcome, with nothing but Node", () => {
    const check = last("HEALTHCHECK")?.getArgumentsContent() ?? "";
    expect(check).toMatch(/CMD \["node", "-e", "fetch\(`http:\/\/127\.0\.0\.1:.+\/api\/ready`\)/);
  });

  test("is built from a context without data, settings and builds of this machine", () => {
    const left = textOf(".dockerignore").split("\n");
    expect(left).toEqual(
      expect.arrayContaining([
        "**/.git",
        "**/.env",
        "**/.env.*",
        "**/node_modules",
        ".data",
        ".next",
        "dist",
      ]),
    );
  });
});

describe("the composition", () => {
  const compose = parse(textOf("deploy/compose.yaml"));
  const { app, database, caddy } = compose.services;

  test("is one by the Compose Specification", () => {
    const { $schema: _, ...schema } = JSON.parse(textOf("scripts/deployment/compose-spec.json"));
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...compose, services: { app: { ...app, restart: 1 } } })).toBe(false);
  });

  test("lets the network reach Caddy alone, and the database the app alone", () => {
    const services = Object.entries<{ ports?: string[] }>(compose.services);
    expect(services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]))).toEqual([
      ["caddy", "80:80"],
      ["caddy", "443:443"],
      ["caddy", "443:443/udp"],
    ]);
    expect([app.networks, database.networks, caddy.networks]).toEqual([
      ["web", "storage"],
      ["storage"],
      ["web"],
    ]);
    expect(compose.networks.storage).toEqual({ internal: true });
    expect([app.network_mode, app.environment.TRUST_PROXY]).toEqual([undefined, "1"]);
  });

  test("keeps everything across restarts, and gives the server time to store a class", () => {
    expect([app, database, caddy].map(({ restart }) => restart)).toEqual(Array(3).fill("unless-stopped"));
    expect(app.stop_grace_period).toBe(`${STOP_SECONDS}s`);
    expect(app.depends_on).toEqual({ database: { condition: "service_healthy" } });
    expect(Object.keys(compose.volumes)).toEqual(["data", "database", "certificates", "caddy-settings"]);
    expect(database.image).toMatch(/^postgres:17-/);
  });

  test("asks for nothing that env.example does not explain, and that explains nothing else", () => {
    const asked = [...textOf("deploy/compose.yaml").matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    expect(new Set(settingsOf(textOf("deploy/env.example")))).toEqual(new Set(asked));
  });

  test("passes on every setting of the server that is not about the machine it runs on", () => {
    const ownMachine = ["HTTPS", "HTTPS_PORT", "PORT", "HOST", "DATA_DIR", "NEXTAUTH_SECRET", "LOG_LEVEL"];
    const known = settingsOf(textOf(".env.example")).filter((name) => !ownMachine.includes(name));
    expect(Object.keys(app.environment)).toEqual(expect.arrayContaining(known));
  });

  test("has a Caddyfile for both kinds of certificate", () => {
    const caddyfile = textOf("deploy/Caddyfile");
    expect([...caddyfile.matchAll(/^\(certificate-(\w+)\)/gm)].map(([, kind]) => kind)).toEqual([
      "public",
      "internal",
    ]);
    expect(caddyfile).toContain("import certificate-{$CERTIFICATE:public}");
  });
});

test("the systemd unit runs what the image runs, keeps its data, and waits for a class to be stored", () => {
  const unit = textOf("deploy/downhill.service").split("\n");
  expect(unit).toEqual(
    expect.arrayContaining([
      "ExecStart=/usr/bin/node --enable-source-maps dist/server.mjs",
      "User=downhill",
      "StateDirectory=downhill",
      "Environment=NODE_ENV=production DATA_DIR=/var/lib/downhill",
      "ProtectSystem=strict",
      "NoNewPrivileges=true",
      `TimeoutStopSec=${STOP_SECONDS}`,
    ]),
  );
  // V8 and WebAssembly compile while they run.
  expect(unit.some((line) => line.startsWith("MemoryDenyWriteExecute"))).toBe(false);
});

describe("workflows", () => {
  const image = parse(textOf(".github/workflows/image.yml"));
  const steps: { uses?: string; with?: Record<string, unknown> }[] = image.jobs.publish.steps;

  test("publish an image for a version's tag only, and may do nothing else", () => {
    expect(image.on).toEqual({ push: { tags: ["v[0-9]+.[0-9]+.[0-9]+*"] } });
    expect([image.permissions, image.jobs.publish.permissions]).toEqual([
      {},
      { contents: "read", packages: "write" },
    ]);
    const build = steps.find(({ uses }) => uses?.startsWith("docker/build-push-action"))?.with;
    expect(build).toMatchObject({
      context: ".",
      file: "deploy/Dockerfile",
      push: true,
      provenance: "mode=max",
    });
    expect(existsSync(String(build?.file))).toBe(true);
  });

  test.each(["test", "image"])("%s: name a major version of every action", (name) => {
    const used = [...textOf(`.github/workflows/${name}.yml`).matchAll(/uses: (\S+)/g)].map(
      ([, action]) => action,
    );
    expect(used.filter((action) => !/^(actions|docker)\/[\w-]+@v\d+$/.test(action))).toEqual([]);
  });
});

/** What an instruction in exec form runs. */
function words(instruction: Instruction | undefined): string[] {
  const parts = (instruction as JSONInstruction).getJSONStrings();
  return parts.map((part) => part.getJSONValue());
}
