/**
 * Whether the same request may succeed later without anybody doing anything.
 * `by-itself`: yes, after a wait.
 * `perhaps`: possibly, but it may also fail every time, so pages that can do without the answer eventually give up.
 * `once-stored`: yes, if it is about something that has only just happened and may not be in the database yet.
 */
type Passing = "by-itself" | "perhaps" | "once-stored";

type Row = {
  /** HTTP status of the response. 409: the request does not fit the state of the class. Null: the server never responds with this. */
  readonly status: number | null;
  /** Absent: the request does not succeed unless somebody does something about it. */
  readonly passes?: Passing;
};

/** Everything that can be refused or go wrong and that people are told about. The texts are in the message catalogues, under `problems`. */
export const PROBLEMS = {
  "bad-request": { status: 400 },
  "not-signed-in": { status: 401 },
  "signed-out": { status: 401 },
  "sign-in-wait": { status: 429 },
  "sign-in-failed": { status: 409 },
  "setup-code-wrong": { status: 409 },
  "setup-done": { status: 409 },
  "setup-first": { status: 409 },
  "identity-failed": { status: 409 },
  "identity-declined": { status: 409 },
  "identity-expired": { status: 409 },
  "identity-unreachable": { status: 503 },
  "identity-unverified": { status: 409 },
  "identity-without-email": { status: 409 },
  "identity-unknown": { status: 409 },
  "identity-changed": { status: 409 },
  "identity-taken": { status: 409 },
  "identity-last": { status: 409 },
  "lti-unconfigured": { status: 409 },
  "lti-unknown": { status: 409 },
  "lti-expired": { status: 409 },
  "lti-refused": { status: 409 },
  "lti-declined": { status: 409 },
  "lti-unreachable": { status: 503 },
  "lti-no-role": { status: 403 },
  "lti-no-session": { status: 409 },
  "lti-students-choose": { status: 403 },
  "lti-not-linked": { status: 409 },
  "platform-name": { status: 409 },
  "platform-issuer": { status: 409 },
  "platform-client": { status: 409 },
  "platform-authorisation": { status: 409 },
  "platform-keys": { status: 409 },
  "platform-known": { status: 409 },
  "too-many-platforms": { status: 409 },
  "invitation-over": { status: 409 },
  "name-empty": { status: 409 },
  "email-invalid": { status: 409 },
  "password-too-short": { status: 409 },
  "password-too-long": { status: 409 },
  "password-empty": { status: 409 },
  "password-wrong": { status: 409 },
  "password-missing": { status: 409 },
  "email-taken": { status: 409 },
  "email-differs": { status: 409 },
  "link-unknown": { status: 404 },
  "link-used": { status: 410 },
  "link-expired": { status: 410 },
  "link-elsewhere": { status: 409 },
  "too-many-invitations": { status: 409 },
  "not-an-owner": { status: 403 },
  "last-owner": { status: 409 },
  "no-such-account": { status: 409 },
  "own-class-going-on": { status: 409 },
  "their-class-going-on": { status: 409 },
  "not-allowed": { status: 403 },
  "desk-lost": { status: 403 },
  "no-such-colleague": { status: 409 },
  "colleague-too-many-live": { status: 409 },
  "no-such-session": { status: 404 },
  "no-such-address": { status: 404 },
  "no-such-code": { status: 404 },
  "session-ended": { status: 410 },
  "session-going-on": { status: 409 },
  "session-full": { status: 409 },
  "seat-lost": { status: 401 },
  "already-seated": { status: 409 },
  "seat-removed": { status: 403 },
  "return-declined": { status: 403 },
  "not-admitted": { status: 403, passes: "once-stored" },
  "lobby-locked": { status: 403 },
  "no-seats-left": { status: 409 },
  "seat-elsewhere": { status: 409 },
  "seat-moved": { status: 409 },
  "seat-code-over": { status: 404 },
  "seat-in-the-way": { status: 409 },
  "too-many-screens": { status: 409 },
  "nickname-empty": { status: 409 },
  "nickname-too-long": { status: 409 },
  "nickname-taken": { status: 409 },
  "nickname-changed": { status: 409 },
  "nickname-settled": { status: 409 },
  "team-name-empty": { status: 409 },
  "team-name-too-long": { status: 409 },
  "no-such-participant": { status: 409 },
  "no-such-round": { status: 404 },
  "round-running": { status: 409 },
  "round-not-running": { status: 409, passes: "once-stored" },
  "round-done": { status: 409 },
  "round-paused": { status: 409, passes: "by-itself" },
  "no-time-limit": { status: 409 },
  "round-too-long": { status: 409 },
  "step-over": { status: 409 },
  "plan-empty": { status: 409 },
  "plan-too-long": { status: 409 },
  "plan-unknown-challenge": { status: 409 },
  "plan-untrainable": { status: 409 },
  "round-not-freer": { status: 409 },
  "message-empty": { status: 409 },
  "message-too-long": { status: 409 },
  "too-many-messages": { status: 409 },
  "too-many-snapshots": { status: 409 },
  "no-such-snapshot": { status: 409 },
  "note-empty": { status: 409 },
  "note-too-long": { status: 409 },
  "too-many-notes": { status: 409 },
  "no-such-challenge": { status: 409 },
  "no-such-plan": { status: 409 },
  "title-empty": { status: 409 },
  "title-too-long": { status: 409 },
  "class-empty": { status: 409 },
  "class-too-long": { status: 409 },
  "too-many-challenges": { status: 409 },
  "real-name-too-long": { status: 409 },
  "too-many-plans": { status: 409 },
  "too-many-sessions": { status: 429 },
  "too-many-live": { status: 409 },
  "no-such-run": { status: 409 },
  "setting-locked": { status: 409 },
  "network-impossible": { status: 409 },
  "network-too-large": { status: 409 },
  "network-too-heavy": { status: 409 },
  "run-ended": { status: 409 },
  "run-out-of-order": { status: 409 },
  "report-impossible": { status: 409 },
  "too-many-points": { status: 409 },
  "too-many-runs": { status: 409 },
  "no-runs-left": { status: 409 },
  "too-many-epochs": { status: 409 },
  "no-letters-round": { status: 409 },
  "no-such-vote": { status: 409 },
  "vote-still-open": { status: 409 },
  "vote-over": { status: 409 },
  "question-empty": { status: 409 },
  "question-too-long": { status: 409 },
  "choice-empty": { status: 409 },
  "choice-too-long": { status: 409 },
  "choices-too-few": { status: 409 },
  "choices-too-many": { status: 409 },
  "choices-alike": { status: 409 },
  "no-such-question": { status: 409 },
  "no-such-choice": { status: 409 },
  "number-out-of-range": { status: 409 },
  "question-still-open": { status: 409 },
  "question-over": { status: 409 },
  "prediction-settled": { status: 409 },
  "drawing-empty": { status: 409 },
  "drawing-too-long": { status: 409 },
  "drawing-off-pad": { status: 409 },
  "drawing-too-late": { status: 409 },
  "too-many-drawings": { status: 409 },
  "no-such-drawing": { status: 409 },
  "drawings-too-few": { status: 409 },
  "too-many-questions": { status: 409 },
  "no-checks": { status: 409 },
  "lesson-not-over": { status: 409 },
  "no-checked-network": { status: 409 },
  "no-input-round": { status: 409 },
  "input-empty": { status: 409 },
  "input-misfits": { status: 409 },
  "input-out-of-range": { status: 409 },
  "too-many-inputs": { status: 409 },
  "too-few-inventions": { status: 409 },
  "quiz-used-up": { status: 409 },
  "in-two-teams": { status: 409 },
  "round-not-over": { status: 409 },
  "round-still-open": { status: 409 },
  "test-sealed": { status: 409 },
  "test-open": { status: 409 },
  "not-a-checkpoint": { status: 409 },
  "not-final-weights": { status: 409 },
  "too-much-to-check": { status: 409 },
  "upload-too-slow": { status: 408, passes: "by-itself" },
  "uploads-full": { status: 503, passes: "by-itself" },
  "newer-upload": { status: 409, passes: "by-itself" },
  "checks-held": { status: 429, passes: "by-itself" },
  "test-opening": { status: 409, passes: "by-itself" },
  "too-fast": { status: 429, passes: "by-itself" },
  "not-saved": { status: 503, passes: "by-itself" },
  "disk-full": { status: 503, passes: "by-itself" },
  "storage-read-only": { status: 503, passes: "by-itself" },
  "shutting-down": { status: 503, passes: "by-itself" },
  "replay-busy": { status: 503, passes: "by-itself" },
  "replay-changed": { status: 409 },
  "replay-file-foreign": { status: null },
  "replay-file-newer": { status: null },
  "replay-file-damaged": { status: null },
  "replay-file-too-large": { status: null },
  "replay-player-missing": { status: null },
  "recording-only": { status: null },
  "cookies-blocked": { status: 409 },
  "no-answer": { status: null, passes: "by-itself" },
  "engine-missing": { status: null },
  "engine-failed": { status: null },
  "engine-differs": { status: null },
  "training-failed": { status: null },
  internal: { status: 500, passes: "perhaps" },
} as const satisfies Readonly<Record<string, Row>>;

export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

/** Why events are not stored yet: somebody has to free disk space, or the database has to come back. */
export type NotStored = Extract<ProblemCode, "not-saved" | "disk-full" | "storage-read-only">;

/** A refusal, which is returned as a value and not thrown. */
export type Problem = { readonly code: ProblemCode };

export function problem(code: ProblemCode): Problem {
  return { code };
}

/** Whether to retry after a wait. `about` "news": the request is about something that has only just happened. */
export function passesByItself(code: ProblemCode, about: "anything" | "news" = "anything"): boolean {
  const passes = passingOf(code);
  return passes !== undefined && (passes !== "once-stored" || about === "news");
}

/** Whether the same request may never succeed, however often it is repeated. */
export function mayNeverPass(code: ProblemCode): boolean {
  const passes = passingOf(code);
  return passes === undefined || passes === "perhaps";
}

/** A page that was opened before the server was updated may get a code that it does not know. */
function passingOf(code: ProblemCode): Passing | undefined {
  const row: Row | undefined = PROBLEMS[code];
  return row?.passes;
}

/** Whether a string from outside is the code of a problem. */
export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === "string" && Object.hasOwn(PROBLEMS, code);
}
