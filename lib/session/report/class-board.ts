import { type RanksOn, rankingOf } from "@/lib/learning/curves/ranking";
import { leaderboard, type Standing } from "@/lib/session/board/leaderboard";
import { type Overall, overallStandings, teamsOverall } from "@/lib/session/board/overall";
import { type TestMove, testMoves } from "@/lib/session/board/test-moves";
import { isMember } from "@/lib/session/decide/seats";
import { isUnranked, type Participant, type Run, type Session } from "@/lib/session/log/session";

/** A round that was started, as a column of the board. */
export type BoardRound = {
  /** Counted from 0. */
  readonly round: number;
  /** On which examples it ranked until its test was opened. */
  readonly on: RanksOn;
  readonly tested: boolean;
  /** The class drew too little for anybody to have a place. */
  readonly unranked: boolean;
};

/** Somebody's place in a round and what it is for. */
export type RoundResult = {
  /** On the test once that is open. Null: they have no place in it. */
  readonly rank: number | null;
  /** The last of the places that they share with those they are too close to; otherwise the same. */
  readonly lastRank: number | null;
  /** Whether others have the same place. */
  readonly shared: boolean;
  /** The run that it is the result of. */
  readonly run: Run;
  /** On the examples that the round ranked on, 0–100. */
  readonly score: number;
  /** 0–100; null without a test result. */
  readonly test: number | null;
};

export type BoardRow = {
  readonly participant: Participant;
  /** The names of their teams. */
  readonly teams: readonly string[];
  /** Over all rounds; null without a standing. */
  readonly overall: Overall | null;
  /** Whether others have the same overall place. */
  readonly shared: boolean;
  /** In the order of `rounds`; null where they have no result. */
  readonly results: readonly (RoundResult | null)[];
};

export type ClassBoard = {
  readonly rounds: readonly BoardRound[];
  /** Members of the class: those with an overall place first, the best first, then the others in the order of joining. */
  readonly rows: readonly BoardRow[];
  readonly teams: ReturnType<typeof teamsOverall>;
};

/** The board of a whole class: everybody's place and scores in each round, as the projector ranked them, and over all rounds. */
export function classBoard(session: Session): ClassBoard {
  const rounds = session.plan.rounds.flatMap((planned, round): BoardRound[] => {
    const played = session.rounds[round];
    if (!played || played.state === "planned") return [];
    const tested = played.state === "closed" && played.test !== null;
    return [{ round, on: rankingOf(planned).on, tested, unranked: isUnranked(session, round) }];
  });
  const results = rounds.map((round) => resultsOf(session, round));
  const standings = overallStandings(session);
  const overallOf = new Map(standings.map((standing) => [standing.participant.id, standing]));
  const rows = session.participants.filter(isMember).map((participant): BoardRow => {
    const overall = overallOf.get(participant.id) ?? null;
    return {
      participant,
      teams: session.teams.filter(({ members }) => members.includes(participant.id)).map(({ name }) => name),
      overall,
      shared: standings.filter(({ rank }) => rank === overall?.rank).length > 1,
      results: results.map((ofRound) => ofRound.get(participant.id) ?? null),
    };
  });
  const placeOf = ({ overall }: BoardRow) => overall?.rank ?? Number.POSITIVE_INFINITY;
  rows.sort((one, other) => {
    const [own, others] = [placeOf(one), placeOf(other)];
    return own === others ? one.participant.id - other.participant.id : own - others;
  });
  return { rounds, rows, teams: teamsOverall(session, standings) };
}

function resultsOf(session: Session, { round, unranked }: BoardRound): ReadonlyMap<number, RoundResult> {
  const standings = leaderboard(session, round);
  const moves = testMoves(session, round)?.rows ?? null;
  // Who is not on the test's board has a score all the same.
  const found = standings.map((standing) => fromBoard(standing, standings, moves === null && !unranked));
  const tested = (moves ?? []).map((move) => fromTest(move, moves ?? [], !unranked));
  return new Map([...found, ...tested]);
}

function fromBoard(
  { participant, rank, run, score }: Standing,
  standings: readonly Standing[],
  placed: boolean,
): [number, RoundResult] {
  const place = placed ? rank : null;
  const shared = placed && standings.filter((other) => other.rank === rank).length > 1;
  return [participant.id, { rank: place, lastRank: place, shared, run, score, test: null }];
}

function fromTest(move: TestMove, moves: readonly TestMove[], placed: boolean): [number, RoundResult] {
  const { participant, testRank, lastRank, run, scoreBefore: score, test } = move;
  const place = placed ? { rank: testRank, lastRank } : { rank: null, lastRank: null };
  const shared = placed && moves.filter((other) => other.testRank === testRank).length > 1;
  return [participant.id, { ...place, shared, run, score, test: test.score }];
}
