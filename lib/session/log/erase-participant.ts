import { unreachable } from "@/lib/learning/unreachable";
import { nicknameKey } from "@/lib/session/names/nickname";
import { withTexts } from "@/lib/session/questions/question";
import type { EventOf, ParticipantId, SessionEvent, TestResult, VoteItem, WordSource } from "./events";
import { HIDDEN_NAME } from "./visible-to-lab";
import { emptyEventInPlaceOf, mentionReplacer, nicknamesIn, SOMEBODY, saysName } from "./visible-to-reader";

/** Whether the runs of an erased participant stay, without a name, or are removed too. */
export const ERASED_RUNS = ["keep", "remove"] as const;
export type ErasedRuns = (typeof ERASED_RUNS)[number];

/**
 * A whole log without what identifies a participant: all their nicknames, also in names of teams, the name of their device, and the whole
 * text of every note that mentions one of their nicknames, everything that they drew, and such words among those that networks wrote. Every event keeps its
 * `seq` and `at`: a removed one is replaced by one in which nothing happens. Unchanged events are the same objects.
 */
export function withoutParticipant(
  log: readonly SessionEvent[],
  participant: ParticipantId,
  runs: ErasedRuns,
): readonly SessionEvent[] {
  const own = new Set(
    log.flatMap((event) =>
      saysName(event) && event.participant === participant ? [nicknameKey(event.nickname)] : [],
    ),
  );
  // Others' nicknames are matched too, so that a shorter nickname inside a longer one does not count as a mention.
  const withoutName = mentionReplacer(nicknamesIn(log).keys(), (mention, read) =>
    own.has(read) ? SOMEBODY : mention,
  );
  const isOwn = (event: { readonly participant: ParticipantId }) => event.participant === participant;

  return log.map((event): SessionEvent => {
    switch (event.type) {
      case "participant-joined":
      case "participant-renamed":
      case "participant-readmitted":
      case "nickname-wished":
        return isOwn(event) ? { ...event, nickname: HIDDEN_NAME } : event;
      case "message-sent":
        if (isOwn(event)) return emptyEventInPlaceOf(event);
        return withoutName(event.text) === event.text ? event : { ...event, text: SOMEBODY };
      case "note-added":
        if (event.participant === participant) return emptyEventInPlaceOf(event);
        return withoutName(event.text) === event.text ? event : { ...event, text: SOMEBODY };
      case "teams-changed":
        return withTeamNames(event, withoutName);
      case "run-started":
        if (!isOwn(event)) return event;
        return runs === "remove"
          ? emptyEventInPlaceOf(event)
          : { ...event, device: { ...event.device, name: "" } };
      case "words-written": {
        if (isOwn(event) && runs === "remove") return emptyEventInPlaceOf(event);
        const words = event.words.filter((word) => withoutName(word) === word);
        return words.length < event.words.length ? { ...event, words } : event;
      }
      case "vote-opened":
        return runs === "remove" && event.items.some(({ source }) => isWriter(source, participant))
          ? { ...event, items: event.items.map((item) => withoutWriter(item, participant)) }
          : event;
      case "question-asked": {
        const content = withTexts(event.content, (text) => (withoutName(text) === text ? text : SOMEBODY));
        return JSON.stringify(content) === JSON.stringify(event.content) ? event : { ...event, content };
      }
      // Whatever becomes of the runs: a drawing is as much somebody's own as their name.
      case "drawing-sent":
      case "drawings-judged":
        return isOwn(event) ? emptyEventInPlaceOf(event) : event;
      case "question-answered":
      case "vote-cast":
      case "points-reported":
      case "run-ended":
      case "run-scored":
      case "run-unproven":
      case "run-reproduced":
        return isOwn(event) && runs === "remove" ? emptyEventInPlaceOf(event) : event;
      case "input-asked":
        return runs === "remove" && event.answers.some(isOwn)
          ? { ...event, answers: event.answers.filter((answer) => !isOwn(answer)) }
          : event;
      case "test-opened":
        return runs === "remove" && event.results.some(isOwn)
          ? { ...event, results: withoutResult(event.results, participant) }
          : event;
      case "spotlight-changed":
        return event.participant === participant && event.run !== null && runs === "remove"
          ? { ...event, participant: null, run: null }
          : event;
      case "session-created":
      case "plan-changed":
      case "step-announced":
      case "step-cancelled":
      // They name a run by its numbers; one that is gone is not shown.
      case "snapshots-changed":
      case "snapshot-shown":
      case "participant-admitted":
      case "participant-removed":
      case "return-asked":
      case "return-declined":
      case "nickname-refused":
      case "presence-changed":
      case "round-opened":
      case "round-started":
      case "round-paused":
      case "round-resumed":
      case "round-extended":
      case "round-closed":
      case "lobby-changed":
      case "board-hidden-changed":
      case "hand-raised":
      case "hand-lowered":
      case "hints-changed":
      case "find-opened":
      case "opening-advanced":
      case "names-told":
      case "vote-closed":
      case "question-revealed":
      case "question-closed":
      case "drawings-shown":
      case "asking-changed":
      case "picture-shown":
      case "valley-measured":
      case "session-ended":
        return event;
      default:
        return unreachable(event);
    }
  });
}

function isWriter(source: WordSource | null, participant: ParticipantId): boolean {
  return source?.from === "network" && source.participant === participant;
}

/** Their network invented the word; that stays, and whose it was does not. */
function withoutWriter(item: VoteItem, participant: ParticipantId): VoteItem {
  if (!isWriter(item.source, participant)) return item;
  return { ...item, source: { from: "network", participant: null, run: null } };
}

function withTeamNames(event: EventOf<"teams-changed">, change: (name: string) => string): SessionEvent {
  const teams = event.teams.map((team) => ({ ...team, name: change(team.name) }));
  return teams.some(({ name }, index) => name !== event.teams[index]!.name) ? { ...event, teams } : event;
}

/** A rank is 1 + the number of runs that are better by more than chance; those come first in the order of the test. */
function withoutResult(results: readonly TestResult[], participant: ParticipantId): TestResult[] {
  const inOrder = results.toSorted(
    (one, other) => one.rank - other.rank || other.test.score - one.test.score,
  );
  const place = inOrder.findIndex((result) => result.participant === participant);
  return results
    .filter((result) => result.participant !== participant)
    .map((result) => (place < result.rank - 1 ? { ...result, rank: result.rank - 1 } : result));
}
