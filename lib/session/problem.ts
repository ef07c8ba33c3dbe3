/** Why something was refused, and what to do about it, in a sentence for the person who reads it. */
export const PROBLEMS = {
  "bad-request": "This page sent something that the server could not read. Reload the page.",
  "not-signed-in": "You are signed out. Sign in again to continue.",
  "signed-out":
    "You signed out, so this page no longer runs the session. The session continues: sign in to come back to it.",
  "sign-in-wait": "Too many wrong attempts. Wait a few minutes, then try again.",
  "sign-in-failed": "That email and password do not match. Check both and try again.",
  "setup-code-wrong": "That is not the set-up code. Copy it from the window where the server is running.",
  "setup-done": "This server already has a teacher. Sign in instead.",
  "name-empty": "Type your name.",
  "email-invalid": "That is not an email address. Type it like ada@school.org.",
  "password-too-short": "Choose a password of at least 10 characters.",
  "password-too-long": "Choose a password of at most 200 characters.",
  "password-empty": "Type your password.",
  "not-allowed": "Only the teacher of this session can do that.",
  "no-such-session": "This session does not exist, or it was deleted. Check the address.",
  "no-such-address": "There is nothing at this address. Check that it is right.",
  "no-such-code": "No class has this code. Check it with your teacher.",
  "session-ended": "This session has ended.",
  "session-going-on": "This session is still live. End it first.",
  "session-full": "This class is full. Ask your teacher to raise the limit.",
  "seat-lost": "You no longer have a seat in this class. Join again with the code.",
  "already-seated": "This browser has a seat in this class under another name. Reload the page to choose.",
  "seat-removed": "The teacher removed you from this class.",
  "return-declined": "Your teacher has not let you back in. Talk to them.",
  "not-admitted": "Your teacher has not let you in yet. Keep this page open.",
  "lobby-locked": "The teacher has locked this class: no new students can join at the moment.",
  "no-seats-left":
    "The class has too few free seats for that. Let in fewer students, or remove someone first.",
  "seat-elsewhere": "You opened this class in another tab, so this one is paused.",
  "too-many-screens":
    "This class is open on too many screens. Close the ones nobody is looking at, then reload this page.",
  "nickname-empty": "Choose a nickname with at least one letter or digit.",
  "nickname-too-long": "That nickname is too long. Use at most 24 characters.",
  "nickname-taken":
    "Someone in this class already has that nickname, or one that looks like it. Choose another.",
  "nickname-changed": "This student has chosen another nickname in the meantime. Look at it again.",
  "nickname-settled":
    "Your name in this class can no longer be changed here. Ask your teacher if you want another one.",
  "team-name-empty": "Give the team a name with at least one letter or digit.",
  "team-name-too-long": "That team name is too long. Use at most 24 characters.",
  "no-such-participant": "That student is not in this class.",
  "no-such-round": "That round is not in the plan.",
  "round-running": "A round is still running. Close it first.",
  "round-not-running": "No round is running. Wait for your teacher to start one.",
  "round-done": "That round was already closed. Start the next one.",
  "round-paused": "Your teacher has paused the class. Anything you start now will begin when it resumes.",
  "no-time-limit": "This round has no time limit, so no time can be added.",
  "round-too-long": "A round can last at most four hours.",
  "note-empty": "Write a few words.",
  "note-too-long": "That note is too long. Use at most 280 characters.",
  "no-such-plan": "This lesson plan does not exist, or it was deleted.",
  "too-many-plans": "You have the maximum number of lesson plans. Delete one you no longer need.",
  "too-many-sessions":
    "You have created many sessions in the past hour. Wait a while before you create another, or use one you already have.",
  "too-many-live":
    "You have the maximum number of live sessions. End some of them first, then create a new one.",
  "no-such-run": "The class does not know this run. Reload the page.",
  "setting-locked":
    "Your teacher has locked a setting of this round to another value. Use the settings that this page offers.",
  "network-impossible":
    "This network cannot work on these examples. Change the layer marked in the network editor, then train again.",
  "network-too-large":
    "This network has more parameters than the round allows. Use fewer units, filters or layers, then train again.",
  "network-too-heavy":
    "The server could not check a network that needs this much computation. Use fewer filters, a larger stride, or pooling earlier on, then train again.",
  "run-ended": "That run has already ended.",
  "run-out-of-order": "Some points of this run are missing. They will be sent again.",
  "report-impossible":
    "This page reported numbers that no training of this run can have. They were not accepted. Reload the page and train again.",
  "too-many-points": "This run has reached the maximum number of points.",
  "too-many-runs": "You have used all the runs that a session allows.",
  "no-runs-left": "You have used all your runs in this round. Wait for the next one.",
  "too-many-epochs": "This round allows fewer epochs per run. Reduce the number of epochs.",
  "in-two-teams": "Someone is in two teams. Put each student in one.",
  "round-not-over": "This round is not over yet. You can see what it showed when it is.",
  "round-still-open": "The round is still running. Close it, then open its test.",
  "test-open": "The test of this round is open, so its scores can no longer change.",
  "not-a-checkpoint": "These are not the weights of this run. Nothing was scored.",
  "too-much-to-check":
    "The server cannot check a network this large, so its score stays as it was reported. Use fewer or smaller filters.",
  "upload-too-slow":
    "Your connection is too slow at the moment for the weights of this network. They will be sent again automatically: keep this page open.",
  "uploads-full":
    "The server is receiving as many networks as it can at the moment. Yours will be sent again automatically: keep this page open.",
  "newer-upload":
    "You sent another network after this one, and the server checks that first. This one was not checked; it can be sent again.",
  "checks-held":
    "Several of your networks did not give the scores that were reported, so the server waits before it checks the next one. It will be sent again automatically.",
  "test-opening": "The test of this round is being opened, so no more networks are checked for it.",
  "too-fast": "Too many requests in a short time. Wait a moment, then try again.",
  "not-saved": "The session cannot be saved at the moment. Nothing is lost: keep this page open.",
  "disk-full":
    "Nothing can be saved at the moment: the server’s disk is full. Tell your teacher, or whoever runs the server, and keep this page open.",
  "storage-read-only":
    "Nothing can be saved at the moment: the server’s database accepts no changes. Tell your teacher, or whoever runs the server, and keep this page open.",
  "shutting-down": "The server is restarting. This page will reconnect by itself.",
  "replay-busy": "Many people are opening this replay at the moment. Yours will open in a few seconds.",
  "replay-changed": "This session has changed since its replay began to load. Reload the page.",
  "cookies-blocked":
    "Your browser blocks cookies for this page. Allow them, or open the page in another browser.",
  "no-answer": "The server did not answer. Check your connection and try again.",
  "engine-missing": "This browser does not have the engine you chose. Choose another, or “Automatic”.",
  "engine-failed": "The engine you chose does not work in this browser. Choose another, or “Automatic”.",
  "engine-differs":
    "The engine you chose does not compute correctly on this device. Choose another, or “Automatic”.",
  "training-failed": "This browser could not train the network. Reload the page, or try another browser.",
  internal: "Something went wrong on the server. Try again in a moment.",
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** Why something is not stored yet. All of them pass by themselves, once somebody has made room or the database is back. */
export const NOT_STORED = ["not-saved", "disk-full", "storage-read-only"] as const satisfies ProblemCode[];
export type NotStored = (typeof NOT_STORED)[number];

/** A refusal is a value. `code` picks the translation; `message` is the English sentence. */
export type Problem = { readonly code: ProblemCode; readonly message: string };

export function problem(code: ProblemCode): Problem {
  return { code, message: PROBLEMS[code] };
}
