import { cleanText, lengthOf } from "@/lib/session/names/clean-text";
import type { QuestionContent } from "@/lib/session/questions/question";
import { type RoundScript, SCRIPT_LIMITS } from "@/lib/session/questions/script";
import type { PlannedRound } from "../plan";
import type { ProblemCode } from "../problem";
import { readQuestion } from "./decide-question";

type Read =
  | { readonly ok: true; readonly content: QuestionContent }
  | { readonly ok: false; readonly code: ProblemCode };

/**
 * A question of a plan with its texts cleaned, or what is wrong with it. `isPrediction`: it is about the round's winner or about nothing, and no
 * choice is right before the round is over; the questions before and after the lesson are about nothing else.
 */
export function readPlannedQuestion(content: QuestionContent, isPrediction: boolean): Read {
  const { answer, outcome } = content;
  const read = readQuestion(content.text, answer.kind === "choices" ? answer.choices : null);
  if (!read.ok) return read;
  const count = answer.kind === "choices" ? answer.choices.length : 0;
  const values = outcome?.values ?? [];
  if (outcome && (!isPrediction || values.length !== count || !values.every(Number.isFinite)))
    return { ok: false, code: "bad-request" };
  if (answer.kind !== "choices") return { ok: true, content: { ...read.content, outcome } };
  const { right } = answer;
  if (right !== null && (isPrediction || right >= count)) return { ok: false, code: "bad-request" };
  const choices = read.content.answer.kind === "choices" ? read.content.answer.choices : [];
  return {
    ok: true,
    content: { ...read.content, answer: { kind: "choices", choices, right }, outcome },
  };
}

/** The parts of a script that are longer than they may be, once cleaned. */
export function overlongParts({ say, watch, ask }: RoundScript): ("say" | "watch" | "ask")[] {
  const { say: mostSay, watch: mostWatch, ask: mostAsk } = SCRIPT_LIMITS;
  const isLonger = (text: string, most: number) => lengthOf(cleanText(text)) > most;
  return [
    ...(isLonger(say, mostSay) ? (["say"] as const) : []),
    ...(isLonger(watch, mostWatch) ? (["watch"] as const) : []),
    ...(ask.some((text) => isLonger(text, mostAsk)) ? (["ask"] as const) : []),
  ];
}

/** The script with its texts cleaned and without empty questions; null if nothing is left of it. */
function cleanedScript(script: RoundScript): RoundScript | null {
  const say = cleanText(script.say);
  const watch = cleanText(script.watch);
  const ask = script.ask.map(cleanText).filter((text) => text !== "");
  const pictures = script.watchPictures.length + script.askPictures.length;
  return say === "" && watch === "" && ask.length + pictures === 0 ? null : { ...script, say, watch, ask };
}

/** A round whose question and script are as a session stores them; null if one of them is not fit to be stored. */
export function withPlannedWords({ prediction, script, ...round }: PlannedRound): PlannedRound | null {
  const read = prediction && readPlannedQuestion(prediction, true);
  if (read?.ok === false || (script && overlongParts(script).length > 0)) return null;
  const cleaned = script && cleanedScript(script);
  return { ...round, ...(read && { prediction: read.content }), ...(cleaned && { script: cleaned }) };
}

/** The questions before and after the lesson as a session stores them; null if one of them is not fit to be stored. */
export function plannedChecks(checks: readonly QuestionContent[]): QuestionContent[] | null {
  const read = checks.map((content) => readPlannedQuestion(content, false));
  return read.every((one) => one.ok) ? read.map(({ content }) => content) : null;
}
