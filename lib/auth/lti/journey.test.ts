import { expect, test } from "vitest";
import { framedBy } from "./addresses";
import { createJourneys, JOURNEY_SECONDS, journeyBrowser } from "./journey";
import { createTickets, TICKET_SECONDS } from "./tickets";

test("a journey ends once, in its browser, within its time", () => {
  let at = 1_000;
  const journeys = createJourneys(() => at);
  const [browser, other] = [journeyBrowser(undefined), journeyBrowser("not one of ours")];
  const begin = () => journeys.begin("moodle", browser);
  const { state, nonce } = begin();
  expect([journeys.end(state, other), journeys.end(state, undefined)]).toEqual([null, null]);
  expect(journeys.end(state, browser)).toEqual({ platform: "moodle", nonce });
  expect(journeys.end(state, browser)).toBe(null);
  const late = begin();
  at += JOURNEY_SECONDS * 1_000;
  expect(journeys.end(late.state, browser)).toBe(null);
  const fresh = begin();
  expect(createJourneys(() => at).end(fresh.state, browser)).toBe(null);
  expect(journeys.end(fresh.state, journeyBrowser(browser))).toEqual({
    platform: "moodle",
    nonce: fresh.nonce,
  });
});

test("a ticket is for one thing, for its time, and can be taken once", () => {
  let at = 1_000;
  const tickets = createTickets(() => at);
  const ticket = { for: "window", to: "/join/ABC234" } as const;
  const name = tickets.issue(ticket);
  expect([
    tickets.see("enter", name),
    tickets.see("window", "another"),
    tickets.see("window", [name]),
  ]).toEqual([null, null, null]);
  expect([tickets.see("window", name), tickets.take("window", name), tickets.take("window", name)]).toEqual([
    ticket,
    ticket,
    null,
  ]);
  const late = tickets.issue(ticket);
  at += TICKET_SECONDS * 1_000;
  expect(tickets.see("window", late)).toBe(null);
});

test("only pages of launches may be framed, by one origin with HTTPS that their address names", () => {
  const by = (address: string) => framedBy(new URL(address, "http://here"));
  expect([
    by("/lti/choose?of=https://moodle.example"),
    by("/lti?problem=lti-refused&of=http://localhost:8080"),
    by("/lti/choose"),
    by("/lti/choose?of=http://moodle.example"),
    by("/lti/choose?of=https://moodle.example/"),
    by("/lti/choose?of=https://a.example https://b.example"),
    by("/lti/choose?of=*"),
    by("/lti/choose?of=https://*.example;script-src *"),
    by("/lti/../teach?of=https://moodle.example"),
    by("/teach/lti/link?of=https://moodle.example"),
    by("/?of=https://moodle.example"),
  ]).toEqual(["https://moodle.example", "http://localhost:8080", ...Array(9).fill(null)]);
});
