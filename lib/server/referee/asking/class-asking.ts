import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isMember } from "@/lib/session/decide/seats";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import { roundOfVote } from "@/lib/session/log/vote";
import { featuresOfAsked, type NetworkAnswer } from "@/lib/session/questions/asked-features";
import type { LiveRoom } from "../../room/live-room";
import type { ClassNetworks } from "../class-networks";
import { NO_SEAT } from "../fair-turns";
import type { Referee } from "../referee";
import { type RefereedClass, SYSTEM, trainedIn } from "../refereed-class";
import type { Answering } from "./answering";

export type ClassAskingPorts = {
  readonly referee: Pick<Referee, "answer">;
  readonly networks: Pick<ClassNetworks, "participants" | "network">;
  /** How long the class waits for its networks to answer, in milliseconds. */
  readonly patience?: number;
};

export type ClassAsking = (
  of: RefereedClass,
  asked: Extract<HostCommand, { type: "ask-networks" }>,
) => Promise<ProblemCode | null>;

/** 300 networks that read pictures take some three seconds of a thread. */
const PATIENCE_MS = 12_000;
/** Networks that are asked in one go: their weights are in memory at once. */
const IN_ONE_GO = 20;

type Asked = { readonly participant: ParticipantId; readonly run: RunNumber } & Answering["networks"][number];

/**
 * Asks every student's best checked network about an input that may be asked about, and records what they say. Resolves to null when that is done; else to why
 * not. Networks that do not answer in time are left out.
 */
export function createClassAsking({
  referee,
  networks,
  patience = PATIENCE_MS,
}: ClassAskingPorts): ClassAsking {
  const underWay = new WeakMap<LiveRoom, Promise<ProblemCode | null>>();

  const answersOf = async (
    of: RefereedClass,
    round: number,
    features: Float32Array,
  ): Promise<NetworkAnswer[]> => {
    const { live } = of;
    const challenge = live.room.session().plan.rounds[round]!.challenge;
    const late = AbortSignal.timeout(patience);
    const whose = { of: { group: live, member: NO_SEAT }, urgency: "waited-for", signal: late } as const;
    const answers: NetworkAnswer[] = [];
    const members = (await networks.participants(of, round)).filter((id) => {
      const participant = live.room.session().participants[id];
      return participant !== undefined && isMember(participant);
    });
    for (let from = 0; from < members.length && !late.aborted; from += IN_ONE_GO) {
      const found = await Promise.all(
        members.slice(from, from + IN_ONE_GO).map(async (participant): Promise<Asked[]> => {
          const network = await networks.network(of, participant, round);
          if (!network) return [];
          const { settings, weights } = trainedIn(network.run, network.kept);
          return [{ participant, run: network.run.number, settings, weights }];
        }),
      );
      const asked = found.flat();
      const said = await referee.answer({ challenge, features, networks: asked }, whose).catch((error) => {
        if (late.aborted) return [];
        throw error;
      });
      said.forEach((one, index) => {
        const { participant, run } = asked[index]!;
        if (one) answers.push({ participant, run, ...one });
      });
    }
    return answers;
  };

  const ask: ClassAsking = async (of, { number, input }) => {
    const { room } = of.live;
    const round = roundOfVote(room.session());
    if (round === null) return "no-input-round";
    const answers = await answersOf(of, round, featuresOfAsked(input));
    const recorded = room.ask(SYSTEM, { type: "record-answers", number, round, input, answers });
    return recorded.ok ? null : recorded.problem.code;
  };

  return async (of, asked) => {
    if (asked.number < of.live.room.session().inputs.length) return null;
    // Asked by two desks, or twice by one, the class is asked once.
    const asking = underWay.get(of.live) ?? ask(of, asked).finally(() => underWay.delete(of.live));
    underWay.set(of.live, asking);
    return asking;
  };
}
