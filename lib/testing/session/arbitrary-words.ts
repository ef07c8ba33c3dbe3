import fc from "fast-check";
import type { HostCommand, ParticipantCommand, SystemCommand } from "@/lib/session/decide/commands";
import { VOTE_ANSWERS, type WordSource } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { lastRun, off, rarely, seat } from "./arbitrary-run";

/** The letters of a round about words. */
export const ALPHABET = "cfkou";

/** What a network of letters writes: now and then a word that nobody should read, or that its letters cannot spell. */
export function writes(participant: number): fc.Arbitrary<(session: Session) => ParticipantCommand> {
  const word = fc.constantFrom("cook", "cuff", "kof", "", "fuck", "ada");
  const count = fc.nat({ max: 50 });
  return fc
    .record({
      ...{ runOff: off, step: fc.nat({ max: 90 }), words: fc.array(word, { maxLength: 4 }) },
      kinds: fc.option(fc.record({ recited: count, guessed: count, invented: count })),
    })
    .map(({ runOff, ...written }) => (session) => ({
      ...{ type: "report-words", run: Math.max(0, lastRun(session, participant) + runOff) },
      ...written,
    }));
}

/** The number of the session's last vote, or one near it. */
function lastVote({ votes }: Session, off: number): number {
  return Math.max(0, votes.length - 1 + off);
}

/** Answers, nearly always in the last vote. */
export const votes: fc.Arbitrary<(session: Session) => ParticipantCommand> = fc
  .record({ off, item: fc.nat({ max: 3 }), answer: fc.constantFrom(...VOTE_ANSWERS) })
  .map(({ off, item, answer }) => (session) => ({
    ...{ type: "cast-vote", vote: lastVote(session, off), item, answer },
  }));

/** The host's commands about votes. */
export const voteAsks: fc.Arbitrary<(session: Session) => HostCommand> = fc
  .record({ off, opens: rarely })
  .map(({ off, opens }) => (session) => {
    if (!opens) return { type: "close-vote", vote: lastVote(session, off) };
    return { type: "open-vote", vote: lastVote(session, off + 1), kind: "real-or-invented" };
  });

const source: fc.Arbitrary<WordSource> = fc.oneof(
  fc.constant({ from: "list" } as const),
  fc.record({ from: fc.constant("network" as const), participant: seat, run: fc.nat({ max: 2 }) }),
);
const items = fc
  .tuple(source, source, source)
  .map((sources) => sources.map((source, index) => ({ word: ["cook", "cuff", "kof"][index], source })));

/** The server has found the words of a vote. */
export const begins: fc.Arbitrary<(session: Session) => SystemCommand> = fc
  .record({ off, roundOff: off, items })
  .map(({ off, roundOff, items }) => (session) => ({
    ...{ type: "begin-vote", vote: lastVote(session, off + 1), kind: "real-or-invented", items },
    round: Math.max(0, ("round" in session.phase ? session.phase.round : 0) + roundOff),
  }));
