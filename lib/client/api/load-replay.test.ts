import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import { createTimeline, type Timeline } from "@/lib/session/insights/timeline";
import { EventBody, type EventOf, type SessionEvent } from "@/lib/session/log/events";
import { packPoints } from "@/lib/session/log/packed/packed-points";
import { earlierClass } from "@/lib/testing/session/earlier-class";
import { loadReplay, type ReplayNews } from "./load-replay";
import { type ReplaySource, replayInFile, storedReplay } from "./replay-source";

type Report = EventOf<"points-reported">;
const { events, session } = earlierClass();
const log = events.map(({ seq, at, ...body }): SessionEvent => ({ ...EventBody.parse(body), seq, at }));
const isReport = (event: SessionEvent): event is Report => event.type === "points-reported";
const reports = log.filter(isReport);
const cuts = [0, 1, Math.ceil(reports.length / 2), reports.length];
const parts = cuts.slice(1).map((end, index) => {
  const [first, last] = [reports[cuts[index]], reports[end - 1]];
  return { first: first.seq, last: last.seq, from: first.at, to: last.at, bytes: 100 };
});

/** What the server does instead of answering, in order, by what is requested. */
let instead: { readonly to: "index" | number; answer(response: ServerResponse): void }[] = [];
let revision = 0;
let server: Server;

const refuses = (code: ProblemCode, status: number, headers = {}) => ({
  answer: (response: ServerResponse) =>
    void response.writeHead(status, headers).end(JSON.stringify({ ok: false, problem: problem(code) })),
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const [, found, asked] = /\/log(?:\/(\d+)\/(\d+)-)?/.exec(request.url ?? "") ?? [];
    const part = parts.findIndex(({ first }) => first === Number(asked));
    const to = asked === undefined ? "index" : part;
    const other = instead.findIndex((one) => one.to === to);
    if (other >= 0) return void instead.splice(other, 1)[0].answer(response);
    if (to === "index") {
      const events = log.filter((event) => !isReport(event));
      return void response.end(JSON.stringify({ title: "Nets", revision, end: log.length, events, parts }));
    }
    if (Number(found) !== revision) return void refuses("replay-changed", 409).answer(response);
    // As if rows had been packed together meanwhile: a part then contains its neighbours' points too.
    response.end(packPoints(reports.slice(Math.max(0, cuts[part] - 1), cuts[part + 1] + 1)));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // In a browser, `fetch` accepts a path.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const real = fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => real(origin + path, init));
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});
beforeEach(() => {
  instead = [];
  revision = 0;
});

async function load(onNews: (news: ReplayNews) => void = () => {}) {
  const news: ReplayNews[] = [];
  const asked = { source: storedReplay("a", "token", "en"), taskOf: () => null };
  const outcome = await loadReplay(asked, new AbortController().signal, (one) => {
    news.push(one);
    onNews(one);
  });
  const last = news.at(-1);
  return { outcome, news, timeline: last?.kind === "loaded" ? last.timeline : null };
}

test("a log that arrives in parts can be played from the start, and ends as the class ended", async () => {
  const begun: (number | undefined)[] = [];
  const { outcome, news, timeline } = await load((one) => {
    if (one.kind === "loaded") begun.push(one.timeline.loadedTo);
  });
  expect(outcome).toBe(null);
  expect(timeline?.at(timeline.duration)).toEqual(session);
  expect(timeline?.markers).toEqual(createTimeline(log).markers);
  expect(news[0]).toMatchObject({ kind: "loaded", share: 0 });
  expect(news.at(-1)).toMatchObject({ kind: "loaded", share: 1 });
  expect(begun[0]).toBe(timeline?.toPlayed(parts[0].from));
});

test("a broken connection and a restarting server delay the replay only for a moment", async () => {
  instead = [
    { to: "index", ...refuses("shutting-down", 503) },
    { to: 1, answer: (response) => response.destroy() },
    { to: 2, answer: (response) => void response.writeHead(502).end("<h1>Bad gateway</h1>") },
  ];
  const { outcome, timeline } = await load();
  expect([outcome, timeline?.final]).toEqual([null, session]);
});

test("when too many load replays, a page waits as long as the server asks, and says why", async () => {
  instead = [{ to: "index", ...refuses("replay-busy", 503, { "Retry-After": "0.01" }) }];
  const { outcome, news, timeline } = await load();
  expect(news[0]).toEqual({ kind: "busy" });
  expect([outcome, timeline?.final]).toEqual([null, session]);
});

test("a log that is rewritten while it is loaded is loaded again, and one that is gone is given up", async () => {
  instead = [{ to: 1, ...refuses("replay-changed", 409) }];
  const again = await load(() => {
    revision = 1;
  });
  expect([again.outcome, again.timeline?.final]).toEqual([null, session]);
  instead = [{ to: 1, ...refuses("no-such-session", 404) }];
  expect((await load()).outcome).toBe("no-such-session");
});

test("a file plays as the stored log does, and one that cannot be played is damaged", async () => {
  const played = async (source: ReplaySource) => {
    let timeline: Timeline | null = null;
    const outcome = await loadReplay({ source, taskOf: () => null }, new AbortController().signal, (news) => {
      if (news.kind === "loaded") timeline = news.timeline;
    });
    return { outcome, timeline: timeline as Timeline | null };
  };
  const source = replayInFile({ product: "1.0.0", title: "Nets", log });
  const { outcome, timeline } = await played(source);
  expect([outcome, timeline?.final, timeline?.log]).toEqual([null, session, log]);
  const unreadable = { ...source, part: async () => Uint8Array.of(9) };
  expect((await played(unreadable)).outcome).toBe("replay-file-damaged");
});
