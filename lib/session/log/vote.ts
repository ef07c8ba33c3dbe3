import { isMember } from "@/lib/session/decide/seats";
import type { EventOf, Millis, ParticipantId, VoteAnswer, VoteItem, VoteKind, VoteTally } from "./events";
import type { Participant, Session } from "./session";

/** A vote of the class: ten words, each of which is real or invented. */
export type Vote = {
  readonly kind: VoteKind;
  /** The round whose words these are. */
  readonly round: number;
  readonly openedAt: Millis;
  readonly closedAt: Millis | null;
  readonly items: readonly VoteItem[];
  /** By seat, of those who have answered something: an answer to each item. The tally leaves out those who were removed. */
  readonly ballots: Readonly<Record<ParticipantId, readonly BallotAnswer[]>>;
  /** For each item; null while the vote is open. */
  readonly result: readonly VoteTally[] | null;
};

/** Null: none yet. "hidden": given, but this screen may not know which. */
export type BallotAnswer = VoteAnswer | "hidden" | null;

/** The vote that is open, with its number; null if none is. */
export function openVote(votes: readonly Vote[]): { readonly number: number; readonly vote: Vote } | null {
  const number = votes.length - 1;
  const vote = votes[number];
  return vote && vote.closedAt === null ? { number, vote } : null;
}

/** The round whose words a vote would be about: the one that is running, or that was closed last. */
export function roundOfVote({ phase }: Pick<Session, "phase">): number | null {
  return phase.kind === "round" || phase.kind === "between" ? phase.round : null;
}

/** The last vote about the round that the class is in, open or closed; null if there was none. */
export function currentVote(
  session: Pick<Session, "phase" | "votes">,
): { readonly number: number; readonly vote: Vote } | null {
  const number = session.votes.length - 1;
  const vote = session.votes[number];
  return vote && vote.round === roundOfVote(session) ? { number, vote } : null;
}

/** How many members of the class have answered every item, of those who are here or have begun to. */
export function turnout(
  { ballots }: Vote,
  participants: readonly Participant[],
): { done: number; count: number } {
  const members = participants.filter((one) => isMember(one) && (one.connected || ballots[one.id]));
  const done = members.filter(({ id }) => ballots[id]?.every((answer) => answer !== null));
  return { done: done.length, count: members.length };
}

type VoteEvent = EventOf<"vote-opened" | "vote-cast" | "vote-closed">;

/** Applies what happened in a vote. An event that does not fit changes nothing. */
export function withVoteEvent(
  votes: readonly Vote[],
  event: VoteEvent,
  participants: readonly Participant[],
): readonly Vote[] {
  if (event.type === "vote-opened") {
    const { kind, round, items, at: openedAt } = event;
    if (event.vote !== votes.length) return votes;
    return [...votes, { kind, round, openedAt, closedAt: null, items, ballots: {}, result: null }];
  }
  const vote = votes[event.vote];
  if (!vote || vote.closedAt !== null) return votes;
  if (event.type === "vote-closed") {
    const { told, at: closedAt } = event;
    const result = told?.result ?? tally(vote, participants);
    return votes.with(event.vote, { ...vote, closedAt, items: told?.items ?? vote.items, result });
  }
  const { participant, item, answer } = event;
  if (!vote.items[item] || !participants[participant]) return votes;
  const ballot = vote.ballots[participant] ?? vote.items.map(() => null);
  const ballots = { ...vote.ballots, [participant]: ballot.with(item, answer ?? "hidden") };
  return votes.with(event.vote, { ...vote, ballots });
}

function tally({ items, ballots }: Vote, participants: readonly Participant[]): VoteTally[] {
  const counted = participants.filter(isMember).map(({ id }) => ballots[id]);
  return items.map((_, item) => {
    const count = (wanted: VoteAnswer) => counted.filter((ballot) => ballot?.[item] === wanted).length;
    return { real: count("real"), invented: count("invented") };
  });
}

/*
 * Who may know what of a vote. Until it is closed, only the log and the desk have the sources of the words. Afterwards everyone gets them,
 * and how many gave each answer. Who answered what is between each student and the host.
 */

/** The items without what nobody may know before the vote is closed. */
export function withoutSources(items: readonly VoteItem[]): VoteItem[] {
  return items.map((item) => ({ ...item, source: null }));
}

/** What screens that followed the vote without it are told at its end. */
export function toldAtEnd(vote: Vote | undefined): Pick<EventOf<"vote-closed">, "told"> {
  return vote?.result ? { told: { items: [...vote.items], result: [...vote.result] } } : {};
}

/** Votes as the lab of `self` may see them. */
export function votesForLab(votes: readonly Vote[], self: ParticipantId | null): readonly Vote[] {
  return votes.map((vote) => {
    const own = self === null ? undefined : vote.ballots[self];
    return { ...visible(vote), ballots: self === null || !own ? {} : { [self]: own } };
  });
}

/** Votes as the projector may see them: with who has answered. */
export function votesForProjector(votes: readonly Vote[]): readonly Vote[] {
  return votes.map((vote) => ({
    ...visible(vote),
    ballots: Object.fromEntries(
      Object.entries(vote.ballots).map(([id, ballot]) => [id, ballot.map((answer) => answer && "hidden")]),
    ),
  }));
}

function visible(vote: Vote): Vote {
  return vote.closedAt === null ? { ...vote, items: withoutSources(vote.items) } : vote;
}
