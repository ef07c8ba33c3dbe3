/** Why something was refused, and what to do about it, in a sentence for the person who reads it. */
export const PROBLEMS = {
  "bad-request": "This page sent something the class could not read. Reload the page.",
  "not-signed-in": "You are signed out. Sign in again to go on.",
  "signed-out":
    "You signed out, so this page no longer runs the class. The class goes on: sign in to come back to it.",
  "sign-in-wait": "There were too many wrong tries. Wait a few minutes, then try again.",
  "sign-in-failed": "That e-mail and password do not belong together. Check both and try again.",
  "setup-code-wrong": "That is not the set-up code. Copy it from the window in which the server runs.",
  "setup-done": "This server has a teacher already. Sign in instead.",
  "name-empty": "Write your name.",
  "email-invalid": "That is not an e-mail address. Write it like ada@school.org.",
  "password-too-short": "Choose a password of at least 10 characters.",
  "password-too-long": "Choose a password of at most 200 characters.",
  "password-empty": "Type your password.",
  "not-allowed": "Only the teacher of this class can do that.",
  "no-such-session": "This class does not exist, or it was deleted. Check the address.",
  "no-such-address": "There is nothing at this address. Check it.",
  "no-such-code": "No class has this code. Check it with your teacher.",
  "session-ended": "This class has ended.",
  "session-going-on": "This class is still going on. End it first.",
  "session-full": "This class is full. Ask your teacher to raise the limit.",
  "seat-lost": "Your seat in this class is gone. Join again with the code.",
  "already-seated": "This browser has a seat in this class under another name. Reload the page to choose.",
  "seat-removed": "The teacher removed you from this class.",
  "return-declined": "Your teacher has not let you back in. Talk to them.",
  "not-admitted": "Your teacher has not let you in yet. Keep this page open.",
  "lobby-locked": "The teacher has locked this class: nobody new can join at the moment.",
  "no-seats-left": "The class has fewer free seats than that. Let in fewer, or remove someone first.",
  "seat-elsewhere": "You opened this class in another tab, so this one is paused.",
  "too-many-screens":
    "This class is open on too many screens. Close those that nobody looks at, then reload this page.",
  "nickname-empty": "Choose a nickname with at least one letter or digit.",
  "nickname-too-long": "That nickname is too long. Use at most 24 characters.",
  "nickname-taken":
    "Someone in this class already has that nickname, or one that looks like it. Choose another.",
  "nickname-changed": "This student has chosen another nickname meanwhile. Look at it again.",
  "nickname-settled": "Your name in this class is settled. Ask your teacher if you want another one.",
  "team-name-empty": "Give the team a name with at least one letter or digit.",
  "team-name-too-long": "That team name is too long. Use at most 24 characters.",
  "no-such-participant": "That student is not in this class.",
  "no-such-round": "That round is not in the plan.",
  "round-running": "A round is still running. Close it first.",
  "round-not-running": "No round is running. Wait for your teacher to start one.",
  "round-done": "That round was already closed. Start the next one.",
  "round-paused": "Your teacher has paused the class. What you start now begins when it goes on.",
  "no-time-limit": "This round has no time limit, so there is nothing to add to.",
  "round-too-long": "A round lasts four hours at most.",
  "note-empty": "Write a few words.",
  "note-too-long": "That note is too long. Use at most 280 characters.",
  "no-such-plan": "This lesson plan does not exist, or it was deleted.",
  "too-many-plans": "You keep as many lesson plans as one may have. Delete one that you no longer need.",
  "too-many-sessions":
    "You have made many sessions within the hour. Wait a while before you make the next one, or use one that you have.",
  "too-many-live":
    "You have as many live sessions as one may have. End some of them first, then make a new one.",
  "no-such-run": "That run is not known to the class. Reload the page.",
  "setting-locked":
    "Your teacher holds a setting of this round at another value. Use the settings that this page offers.",
  "network-impossible":
    "This network cannot work on these examples. Change the layer that the network editor marks, then train again.",
  "network-too-large":
    "This network has more parameters than the round allows. Use fewer units, filters or layers, then train again.",
  "network-too-heavy":
    "The server could not check a network that takes this much work. Use fewer filters, a larger stride, or pooling earlier on, then train again.",
  "run-ended": "That run has already ended.",
  "run-out-of-order": "Some points of this run are missing. They will be sent again.",
  "report-impossible":
    "This page reported numbers that no training of this run can have. The class has not taken them. Reload the page and train again.",
  "too-many-points": "This run has reported as many points as a run may have.",
  "too-many-runs": "You have used all the runs a session allows.",
  "no-runs-left": "You have used all your runs in this round. Wait for the next one.",
  "too-many-epochs": "This round allows fewer epochs a run. Train with fewer.",
  "in-two-teams": "Someone is in two teams. Put everyone in one.",
  "round-not-over": "This round is not over yet. What it showed can be seen when it is.",
  "round-still-open": "The round is still running. Close it, then open its test.",
  "test-open": "The test of this round is open, so no score in it changes any more.",
  "not-a-checkpoint": "These are not the weights of this run. Nothing was scored.",
  "too-much-to-check":
    "The server cannot check a network this large, so its score stays as it was reported. Use fewer or smaller filters.",
  "upload-too-slow":
    "Your connection is too slow at the moment for the weights of this network. They are sent again by themselves: keep this page open.",
  "uploads-full":
    "The server is taking as many networks as it can at the moment. Yours is sent again by itself: keep this page open.",
  "newer-upload":
    "You sent another network after this one, and it is checked first. This one was not checked; it can be sent again.",
  "checks-held":
    "Several of your networks did not give the scores that were reported, so the server waits before it checks the next one. It is sent again by itself.",
  "test-opening": "The test of this round is being opened, so nothing more is checked for it.",
  "too-fast": "That was too many requests in a short time. Wait a moment.",
  "not-saved": "The class cannot be saved at the moment. Nothing is lost: keep this page open.",
  "disk-full":
    "Nothing can be saved at the moment: the server's disk is full. Tell your teacher, or whoever runs the server, and keep this page open.",
  "storage-read-only":
    "Nothing can be saved at the moment: the server's database takes no changes. Tell your teacher, or whoever runs the server, and keep this page open.",
  "shutting-down": "The server is restarting. This page will reconnect by itself.",
  "replay-busy": "Many people are opening this replay at the moment. Yours will open in a few seconds.",
  "replay-changed": "This class has changed since its replay began to load. Reload the page.",
  "cookies-blocked":
    "Your browser blocks cookies for this page. Allow them, or open the page in another browser.",
  "no-answer": "The server did not answer. Check your connection and try again.",
  "engine-missing":
    "This browser does not have what you chose to train on. Choose another, or let it choose by itself.",
  "engine-failed":
    "What you chose to train on does not work in this browser. Choose another, or let it choose by itself.",
  "engine-differs":
    "What you chose to train on does not compute correctly on this device. Choose another, or let it choose by itself.",
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
