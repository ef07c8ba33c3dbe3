import { describe, expect, test } from "vitest";
import { browserCode } from "./house/browser-code";
import { circles } from "./house/circles";
import { reachable, violations } from "./house/violations";
import { workingTree } from "./house/working-tree";

const tree = workingTree();

test("every import follows the arrows, and every package stays at home", () => {
  expect(violations(tree)).toEqual([]);
});

test("no files import each other in a circle", () => {
  expect(circles(tree)).toEqual([]);
});

test("no page but the one for training alone downloads the challenges, whose recorded data is large and whose test splits are secret, but how a teacher's own words become one", () => {
  const others = new Map([...tree].filter(([file]) => !file.startsWith("app/alone/")));
  expect(browserCode(tree, "app/alone/")).toContain("lib/challenges/catalogue.ts");
  const downloaded = [...browserCode(others)];
  expect(downloaded).toContain("lib/trainer/run/worker.ts");
  expect(downloaded.filter((file) => file.startsWith("lib/challenges/")).sort()).toEqual([
    "lib/challenges/example-stream.ts",
    "lib/challenges/own-words.ts",
    "lib/challenges/word-challenge.ts",
  ]);
});

test("no browser downloads the lists of doubtful words, for nobody to read in a page's source", () => {
  const downloaded = [...browserCode(tree)];
  expect(downloaded).toContain("lib/session/names/nickname.ts");
  expect(downloaded).not.toContain("lib/session/names/doubtful-name.ts");
  expect(downloaded).not.toContain("lib/session/names/word-lists.ts");
});

test("a student's page computes no figure of the class: it was told of others' runs too little", () => {
  const ofPages = (folder: string) => [...browserCode(tree, folder)];
  const computes = [
    ...[
      "board/class-scatter",
      "board/class-compute",
      "insights/takeaways",
      "board/round-digest",
      "board/prediction-outcome",
    ].map((name) => `lib/session/${name}.ts`),
    "components/board/class-diagnosis-line.tsx",
  ];
  expect(ofPages("app/screen/")).toContain("lib/session/board/class-scatter.ts");
  expect(ofPages("app/play/")).toContain("lib/session/log/stretch.ts");
  expect(ofPages("app/play/").filter((file) => computes.includes(file))).toEqual([]);
});

describe("the rules themselves", () => {
  const check = (files: Record<string, string>) => violations(new Map(Object.entries(files)));

  test("arrows go as far as they lead, and no further", () => {
    expect([...reachable("session")]).toEqual(["session", "learning"]);
    expect([...reachable("client")]).toEqual(["client", "trainer", "protocol", "session", "learning"]);
    expect(reachable("app").has("server")).toBe(false);
    expect(reachable("components").has("protocol")).toBe(false);
  });

  test("an import against the arrows is caught, also of a type, a re-export, a worker or a lazy one; a test is free", () => {
    const caught = check({
      "lib/session/fold.ts": 'import { room } from "@/lib/server/room";\nroom();',
      "lib/learning/curve.ts": 'import type { Run } from "../session/run";\nexport type Best = Run;',
      "components/lab/lab.tsx": 'export { connect } from "@/lib/client/connection";',
      "components/lab/chart.tsx": 'export const later = () => import("@/db/log");',
      "lib/protocol/wire.ts": 'new Worker(new URL("../trainer/worker.ts", import.meta.url));',
      "lib/client/use-run.ts": 'import { open } from "@/lib/trainer/worker";\nopen();',
      "lib/session/fold.test.ts": 'import { room } from "@/lib/server/room";\nroom();',
      "lib/server/room.ts": "export const room = () => {};",
      "lib/session/run.ts": "export type Run = 1;",
      "lib/client/connection.ts": "export const connect = 1;",
      "lib/trainer/worker.ts": "export const open = () => {};",
      "db/log.ts": "",
    });
    expect(caught).toEqual([
      "lib/session/fold.ts imports lib/server/room.ts: session may not import server.",
      "lib/learning/curve.ts imports lib/session/run.ts: learning may not import session.",
      "components/lab/lab.tsx imports lib/client/connection.ts: components may not import client.",
      "components/lab/chart.tsx imports db/log.ts: components may not import db.",
      "lib/protocol/wire.ts imports lib/trainer/worker.ts: protocol may not import trainer.",
    ]);
  });

  test("a live file may use the client; a view may use neither it nor the client, and neither asks the network itself", () => {
    const caught = check({
      "components/lab/duel/live-duel.tsx":
        'import { open } from "@/lib/client/duel";\nimport "./duel-view";\nopen();',
      "components/lab/live-lab.tsx":
        'import "./duel/live-duel";\nimport "@/lib/trainer/trainer";\nimport "@/db/log";',
      "components/lab/duel/duel-view.tsx":
        'import type { Duel } from "./live-duel";\nexport type Lanes = Duel;',
      "components/lab/live-list.ts": 'export const load = () => fetch("/api/health");',
      "lib/client/duel.ts": 'import "@/components/lab/live-lab";',
      "app/play/page.tsx": 'import "@/components/lab/live-lab";',
      "lib/trainer/trainer.ts": "",
      "db/log.ts": "",
    });
    expect(caught).toEqual([
      "components/lab/live-lab.tsx imports db/log.ts: live may not import db.",
      "components/lab/duel/duel-view.tsx imports components/lab/duel/live-duel.tsx: components may not import live.",
      "lib/client/duel.ts imports components/lab/live-lab.tsx: client may not import live.",
      "components/lab/live-list.ts uses the network (fetch(): live may not.",
    ]);
  });

  test("a package away from home, and anything impure in a pure part, is caught; a comment and a test are free", () => {
    const caught = check({
      "lib/client/use-run.ts": 'import * as tf from "@tensorflow/tfjs-core";\ntf.tidy(() => {});',
      "lib/trainer/tfjs.ts": 'import * as tf from "@tensorflow/tfjs-core";\ntf.tidy(() => {});',
      "lib/session/decide.ts": 'import { z } from "zod";\n// Not Date.now(): time is an argument.\nz.int();',
      "lib/session/apply.ts": "export const at = () => Date.now();",
      "lib/learning/random.ts":
        'import { randomInt } from "node:crypto";\nexport const draw = () => randomInt(9);',
      "lib/learning/random.test.ts": 'import { test } from "vitest";\ntest("chance", () => Math.random());',
      "lib/session/feed.ts": 'export { draw } from "@/lib/testing/draws";',
      "lib/testing/draws.ts": "export const draw = () => Math.random();",
      "components/lab/lab.tsx": 'export const load = () => fetch("/api/health");',
    });
    expect(caught).toEqual([
      "lib/client/use-run.ts imports @tensorflow/tfjs-core, which lives in lib/trainer and bench.",
      "lib/learning/random.ts imports node:crypto: learning is pure.",
      "lib/session/feed.ts imports lib/testing/draws.ts, which is only for tests.",
      "lib/session/apply.ts uses the clock (Date.now): session may not.",
      "components/lab/lab.tsx uses the network (fetch(): components may not.",
    ]);
  });

  test("a browser downloads what a client file and its workers import, but neither types nor server actions", () => {
    const tree = new Map([
      [
        "app/lab.tsx",
        '"use client";\nimport "./chart";\nimport type { Plan } from "./plan";\nimport "./actions";',
      ],
      ["app/chart.tsx", 'new Worker(new URL("./worker.ts", import.meta.url));'],
      ["app/worker.ts", 'import "./engine";'],
      ["app/engine.ts", ""],
      ["app/plan.ts", ""],
      ["app/actions.ts", '// On the server.\n"use server";\nimport "./catalogue";'],
      ["app/catalogue.ts", ""],
      ["app/page.tsx", 'import "./lab";\nimport "./catalogue";'],
      ["app/guide/page.tsx", 'import "@/app/chart";'],
      ["app/guide/print/page.tsx", 'import "@/components/print";\nimport "../page";'],
      ["components/print.tsx", '"use client";'],
    ]);
    const downloaded = ["app/chart.tsx", "app/engine.ts", "app/lab.tsx", "app/worker.ts"];
    expect([...browserCode(tree)].sort()).toEqual([...downloaded, "components/print.tsx"]);
    expect([...browserCode(tree, "app/guide/print/")]).toEqual(["components/print.tsx"]);
    expect([...browserCode(tree, "app/page.tsx")].sort()).toEqual(downloaded);
  });

  test("a circle of values is caught, one of types is none", () => {
    const found = circles(
      new Map([
        ["lib/session/one.ts", 'import { two } from "./two";\nexport const one = () => two;'],
        ["lib/session/two.ts", 'export { three as two } from "@/lib/session/three";'],
        ["lib/session/three.ts", 'import { one } from "./one";\nexport const three = one;'],
        ["lib/session/four.ts", 'import type { Five } from "./five";\nexport type Four = Five;'],
        ["lib/session/five.ts", 'import { type Four } from "./four";\nexport type Five = Four;'],
      ]),
    );
    expect(found).toEqual([["lib/session/one.ts", "lib/session/two.ts", "lib/session/three.ts"]]);
  });
});
