import type { ParticipantCommand } from "@/lib/session/decide/commands";

type ReportWords = Extract<ParticipantCommand, { type: "report-words" }>;
/** What the network of a run wrote at a step: a few words as examples, and the kinds of about a hundred (null: not counted). */
export type Written = Omit<ReportWords, "type">;

/** Tells the class what this page's network writes, for the wall. */
export type WordReports = {
  /** To be called with every new text; most are never sent. */
  wrote(written: Written): void;
  /** The class knows that this run has ended: what its network writes now is what became of it. */
  ended(run: number): void;
};

export type WordReportsPorts = {
  /** Nobody waits for the answer: the next report makes up for one that is lost. */
  send(command: ReportWords): Promise<unknown>;
  later(milliseconds: number, perform: () => void): void;
};

/** The class is told at most this often; it keeps fewer still. */
export const WORDS_INTERVAL_MS = 2_000;

export function createWordReports({ send, later }: WordReportsPorts): WordReports {
  let latest: Written | null = null;
  let sent: Written | null = null;
  let waiting = false;

  const report = () => {
    if (latest === null || latest === sent) return;
    sent = latest;
    waiting = true;
    void send({ type: "report-words", ...latest });
    later(WORDS_INTERVAL_MS, () => {
      waiting = false;
      report();
    });
  };

  return {
    wrote(written) {
      latest = written;
      if (!waiting) report();
    },
    ended(run) {
      if (latest?.run !== run) return;
      // Again, if it was sent already: the class may have left it out, but not after the end.
      sent = latest;
      void send({ type: "report-words", ...latest });
    },
  };
}
