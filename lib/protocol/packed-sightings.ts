import type { Evaluation } from "@/lib/learning/training/evaluation";
import type { SmallChart } from "@/lib/session/board/small-chart";
import { END_REASONS, REPRODUCTIONS } from "@/lib/session/log/events";
import { type Judgement, SEEN_COLUMNS, type SeenBest, type Sighting } from "@/lib/session/log/sighting";

/** A sighting packed as text. `body` does not contain the participant, who is encoded when sightings are joined. */
export type PackedSighting = { readonly participant: number; readonly body: string };

const START = 1;
const CHART = 2;
const BEST = 4;
const JUDGEMENT = 8;
const END = 16;
/** The chart is of training losses. */
const OF_TRAINING = 32;
const AGREES = 1;
const CLIMBS = 2;
/** Followed by what was found on the training examples. */
const TRAIN = 8;
/** Values in place of findings: no verdict yet, and the weights did not come. */
const NO_VERDICT = 0;
const UNPROVEN = 5;

export function packSighting({
  participant,
  run,
  start,
  chart,
  best,
  judgement,
  end,
}: Sighting): PackedSighting {
  const parts =
    (start ? START : 0) |
    (chart ? CHART : 0) |
    (best ? BEST : 0) |
    (judgement ? JUDGEMENT : 0) |
    (end ? END : 0) |
    (chart?.on === "train" ? OF_TRAINING : 0);
  let body = wholeInDigits(run) + wholeInDigits(parts);
  if (start) body += wholeInDigits(start.round) + wholeInDigits(Math.round(start.at));
  if (chart) body += packChart(chart);
  if (best) for (const column of SEEN_COLUMNS) body += decimalInDigits(best[column]);
  if (judgement) body += packJudgement(judgement);
  if (end) body += wholeInDigits(END_REASONS.indexOf(end.reason)) + wholeInDigits(Math.round(end.at));
  return { participant, body };
}

/** Joins packed sightings into one text. `readSightings` returns them in the order of their participants. */
export function joinSightings(packed: readonly PackedSighting[]): string {
  let last = 0;
  return packed
    .toSorted((one, other) => one.participant - other.participant)
    .map(({ participant, body }) => {
      const ahead = participant - last;
      last = participant;
      return wholeInDigits(ahead) + body;
    })
    .join("");
}

export function readSightings(text: string): Sighting[] {
  const reader = new DigitReader(text);
  const sightings: Sighting[] = [];
  let participant = 0;
  while (!reader.done) {
    participant += reader.whole();
    const run = reader.whole();
    const parts = reader.whole();
    sightings.push({
      participant,
      run,
      start: parts & START ? { round: reader.whole(), at: reader.whole() } : null,
      chart: parts & CHART ? readChart(reader, parts & OF_TRAINING ? "train" : "validation") : null,
      best: parts & BEST ? readBest(reader) : null,
      judgement: parts & JUDGEMENT ? readJudgement(reader) : null,
      end: parts & END ? { reason: END_REASONS[reader.whole()]!, at: reader.whole() } : null,
    });
  }
  return sightings;
}

/** Packs the differences between neighbouring points, since these are small. */
function packChart({ unit, at, loss, steps }: SmallChart): string {
  let text = wholeInDigits(steps) + signedInDigits(Math.log2(unit)) + wholeInDigits(at.length);
  for (let index = 0; index < at.length; index++) {
    text += signedInDigits(at[index]! - (at[index - 1] ?? 0));
    text += signedInDigits(loss[index]! - (loss[index - 1] ?? 0));
  }
  return text;
}

function readChart(reader: DigitReader, on: SmallChart["on"]): SmallChart {
  const steps = reader.whole();
  const unit = 2 ** reader.signed();
  const at: number[] = [];
  const loss: number[] = [];
  for (let count = reader.whole(); count > 0; count--) {
    at.push((at.at(-1) ?? 0) + reader.signed());
    loss.push((loss.at(-1) ?? 0) + reader.signed());
  }
  return { on, unit, at, loss, steps };
}

function readBest(reader: DigitReader): SeenBest {
  return Object.fromEntries(SEEN_COLUMNS.map((column) => [column, reader.decimal()])) as SeenBest;
}

function packJudgement({ verdict, unproven, reproduction }: Judgement): string {
  const trained = wholeInDigits(reproduction ? 1 + REPRODUCTIONS.indexOf(reproduction) : 0);
  if (!verdict) return trained + wholeInDigits(unproven ? UNPROVEN : NO_VERDICT);
  const { step, validation, train, agrees, climbs } = verdict;
  const findings = (agrees ? AGREES : 0) | (climbs ? CLIMBS : 0) | (train ? TRAIN : 0);
  return (
    trained +
    wholeInDigits(1 + findings) +
    wholeInDigits(step) +
    packEvaluation(validation) +
    (train ? packEvaluation(train) : "")
  );
}

function packEvaluation({ loss, score, metric }: Evaluation): string {
  return [loss, score, metric].map(decimalInDigits).join("");
}

function readEvaluation(reader: DigitReader): Evaluation {
  return { loss: reader.decimal(), score: reader.decimal(), metric: reader.decimal() };
}

function readJudgement(reader: DigitReader): Judgement {
  const reproduction = REPRODUCTIONS[reader.whole() - 1] ?? null;
  const found = reader.whole();
  if (found === NO_VERDICT || found === UNPROVEN)
    return { verdict: null, unproven: found === UNPROVEN, reproduction };
  const findings = found - 1;
  const step = reader.whole();
  const validation = readEvaluation(reader);
  const verdict = {
    ...{ step, validation, ...(findings & TRAIN && { train: readEvaluation(reader) }) },
    ...{ agrees: (findings & AGREES) !== 0, climbs: (findings & CLIMBS) !== 0 },
  };
  return { verdict, unproven: false, reproduction };
}

/**
 * Numbers are written as text that needs no escaping in JSON, in as few characters as possible. There are 92 signs: each stands for a digit
 * to the base 46, lowest first, and says whether another one follows.
 */
const SIGNS = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(0x21 + index)).filter(
  (sign) => sign !== '"' && sign !== "\\",
);
const BASE = SIGNS.length / 2;
const VALUES = new Uint8Array(0x7f);
for (const [value, sign] of SIGNS.entries()) VALUES[sign.charCodeAt(0)] = value;

/** The lowest decimal exponent of the short form. */
const LOWEST_EXPONENT = -30;
/** In place of an exponent: the number follows as plain text. */
const OTHERWISE = BASE - 1;
const DIGITS = 5;

/** A non-negative integer: one character up to 45, two up to 2,115, three up to 97,335. */
export function wholeInDigits(value: number): string {
  let text = "";
  let rest = value;
  while (rest >= BASE) {
    text += SIGNS[BASE + (rest % BASE)];
    rest = Math.floor(rest / BASE);
  }
  return text + SIGNS[rest];
}

/** An integer of either sign. */
export function signedInDigits(value: number): string {
  return wholeInDigits(value < 0 ? -2 * value - 1 : 2 * value);
}

/** Any number, without loss. One with five significant digits takes four characters, a shorter one fewer. */
export function decimalInDigits(value: number): string {
  if (value === 0) return wholeInDigits(0);
  const written = value.toExponential(DIGITS - 1);
  if (value > 0 && Number(written) === value) {
    const [digits, power] = written.split("e") as [string, string];
    const mantissa = digits.replace(".", "").replace(/0+$/, "");
    const exponent = Number(power) - mantissa.length + 1;
    const slot = exponent - LOWEST_EXPONENT;
    if (slot >= 0 && slot < OTHERWISE) return wholeInDigits(Number(mantissa) * BASE + slot);
  }
  const text = String(value);
  return wholeInDigits(text.length * BASE + OTHERWISE) + text;
}

/** Reads what the functions above have written, in the same order. */
export class DigitReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  whole(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const digit = VALUES[this.#text.charCodeAt(this.#at++)]!;
      value += (digit % BASE) * weight;
      if (digit < BASE || this.done) return value;
      weight *= BASE;
    }
  }

  signed(): number {
    const value = this.whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  decimal(): number {
    const value = this.whole();
    const slot = value % BASE;
    const rest = Math.floor(value / BASE);
    if (slot !== OTHERWISE) return Number(`${rest}e${slot + LOWEST_EXPONENT}`);
    const text = this.#text.slice(this.#at, this.#at + rest);
    this.#at += rest;
    return Number(text);
  }
}
