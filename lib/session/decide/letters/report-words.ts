import { lettersIn, MAX_WORD_LETTERS } from "@/lib/learning/letters/alphabet";
import { stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import type { Millis } from "@/lib/session/log/events";
import type { Participant, Run, Session } from "@/lib/session/log/session";
import type { ParticipantCommand } from "../commands";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "../decision";

type ReportWords = Extract<ParticipantCommand, { type: "report-words" }>;

/** Reports that come sooner after the last one than this are left out. */
const LEAST_GAP_MS: Millis = 1_500;
/**
 * A network changes fast at first and then ever more slowly, so a report is due only when the run has lasted a quarter longer than it had at
 * the one before. That makes fifteen of a run of two minutes and forty of one of four hours, whatever its page sends.
 */
const GAP_SHARE = 0.25;

/** A report that is not due is accepted and left out, so that no page has to know when one is. Words that nobody should have to read are left out, too. */
export function reportWords(
  { plan }: Session,
  { run: number, step, words, kinds }: ReportWords,
  participant: Participant,
  { now, exerciseOf, isDoubtful }: DecideContext,
): Decision {
  const run = participant.runs[number];
  if (!run) return refused("no-such-run");
  const exercise = exerciseOf(plan.rounds[run.round]!.challenge);
  if (exercise?.task.kind !== "next-letter") return refused("no-letters-round");
  const { batchSize, epochs } = run.hyperparameters;
  if (step > stepsPerEpoch(exercise.counts.train, batchSize) * epochs) return refused("report-impossible");
  const alphabet = new Set(lettersIn(exercise.task.alphabet));
  if (!words.every((word) => canBeWritten(word, alphabet))) return refused("report-impossible");
  if (!isDue(run, step, now)) return NOTHING;
  const isCounted = kinds !== null && kinds.recited + kinds.guessed + kinds.invented > 0;
  return happens({
    type: "words-written",
    ...{ participant: participant.id, run: number, step },
    words: words.filter((word) => word !== "" && !isDoubtful(word)),
    kinds: isCounted ? kinds : null,
  });
}

function canBeWritten(word: string, alphabet: ReadonlySet<string>): boolean {
  const letters = lettersIn(word);
  return letters.length <= MAX_WORD_LETTERS && letters.every((letter) => alphabet.has(letter));
}

/** The first report after a run has ended is always due: it shows what became of the network. */
function isDue({ startedAt, writing, end }: Run, step: number, now: Millis): boolean {
  if (writing === null) return true;
  if (step <= writing.step) return false;
  if (end) return writing.at <= end.at;
  return now - writing.at >= Math.max(LEAST_GAP_MS, GAP_SHARE * (writing.at - startedAt));
}
