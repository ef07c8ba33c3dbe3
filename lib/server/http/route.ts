import { z } from "zod";
import type { DeskRole } from "@/db/session/desks";
import type { Seat } from "@/db/session/seats/seats";
import type { SessionRow } from "@/db/session/sessions";
import { DOWNLOADABLE_SPLITS } from "@/lib/protocol/split";
import { MAX_ROUNDS } from "@/lib/session/decide/plan";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { LiveRoom } from "../room/live-room";
import type { Answer } from "./answer";
import type { ReadOptions, Unread } from "./bodies";

type Method = "GET" | "POST" | "PUT";

/**
 * Who may call a route. The dispatcher checks the operator, seats and teachers. What identifies the others is in the body or the query,
 * so their handlers check it.
 */
export type Who =
  | "anyone"
  /** Whoever brings the metrics token. */
  | "operator"
  /** Whoever has a student's seat in the session of the path, and has been admitted. */
  | "seat"
  /** The teacher whose session it is. */
  | "host"
  /** A teacher who may hold its desk: its host or a co-teacher. */
  | "desk"
  | "seat or desk"
  /** Whoever knows a class's join code. */
  | "join code"
  /** Whoever knows the code that moves a seat. */
  | "seat code"
  /** Whomever a registered learning platform has sent, which their browser shows by what the platform signed or by what it got for that. */
  | "learning platform"
  /** A browser whose student was removed by the host. */
  | "removed seat"
  /** Whoever has the share link or the practice link of a session, and whoever may hold its desk. */
  | "share link or desk"
  /** Whoever has the practice link of a session, and whoever may hold its desk. */
  | "practice link or desk";

type Limits = {
  /** The longest body, in bytes. `json` and `form` are read before the handler is called, `bytes` by the handler. Without any, no body is read. */
  readonly body?: { readonly json: number } | { readonly form: number } | { readonly bytes: number };
  /**
   * `points` requests in `duration` seconds, for each seat, each teacher, or whatever key the handler counts by. Routes with the same name
   * share the count.
   */
  readonly requests?: { readonly points: number; readonly duration: number };
  /** A client that reads nothing of the answer for this many milliseconds is disconnected. */
  readonly idleMs?: number;
};

const number = (most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().max(most));
const seq = number(2 ** 31 - 1);

/** How the variable parts of paths are parsed, by name. */
const PARAMS = {
  session: z.uuid(),
  participant: number(Number.MAX_SAFE_INTEGER).pipe(ParticipantId),
  run: number(Number.MAX_SAFE_INTEGER).pipe(RunNumber),
  round: number(MAX_ROUNDS - 1),
  split: z.enum(DOWNLOADABLE_SPLITS),
  revision: seq,
  /** `FIRST-LAST`, of the events of a log. */
  part: z
    .string()
    .transform((text) => text.split("-"))
    .pipe(z.tuple([seq, seq]))
    .transform(([first, last]) => ({ first, last })),
};
type Params = { readonly [Name in keyof typeof PARAMS]: z.output<(typeof PARAMS)[Name]> };
export type ParamName = keyof Params;

/** The names after the colons of a path. */
type NamesIn<Path extends string> = Path extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}/:${infer Name}`
    ? Name
    : never;

export type SeatVisitor = {
  readonly kind: "seat";
  readonly row: SessionRow;
  readonly seat: Seat;
  readonly live: LiveRoom;
  /** Why the seat is no longer valid; to be checked after every wait, since the host may have removed the student meanwhile. */
  refused(): ProblemCode | null;
};
export type DeskVisitor = {
  readonly kind: "desk";
  readonly row: SessionRow;
  /** Their id. */
  readonly teacher: string;
  readonly role: DeskRole;
};

/** The visitor that the dispatcher has identified; null where the handler has to. */
type VisitorOf<W extends Who> = W extends "seat"
  ? SeatVisitor
  : W extends "host" | "desk"
    ? DeskVisitor
    : W extends "seat or desk"
      ? SeatVisitor | DeskVisitor
      : null;

/** A request as handlers get it. */
export type Asked<Name extends ParamName = never, W extends Who = "anyone"> = {
  readonly params: Pick<Params, Name>;
  readonly query: URLSearchParams;
  readonly visitor: VisitorOf<W>;
  readonly cookies: Readonly<Partial<Record<string, string>>>;
  /** The versions of the answer that the browser has already. */
  readonly ifNoneMatch: string | undefined;
  /** The client's address, and whether it came over HTTPS. */
  readonly from: string;
  readonly isSecure: boolean;
  /** Whether the cookies that it is given are for HTTPS alone. */
  readonly hasSecureCookies: boolean;
  /** The value in the body; undefined when it is not JSON or came too slowly. */
  readonly json: unknown;
  /** The fields of a form in the body; null when there is none, or it came too slowly. */
  readonly form: URLSearchParams | null;
  /** Whether the answer is to be shown inside another page. */
  readonly isFramed: boolean;
  readBytes(options: Omit<ReadOptions, "pace">): Promise<Buffer | Unread>;
  /** Discards a body that nobody needs, so that the client can finish sending and read the answer. */
  skipBody(): void;
  /** Counts a request under a key: false when there were too many. */
  withinLimit(key: string): Promise<boolean>;
  /** Aborted when the answer has been sent, or the client has gone. */
  readonly over: AbortSignal;
  /** Which session it is about, and which seat or teacher asks, for the log; filled in as it becomes known. */
  readonly about: About;
};

/** `teacher`: an id. */
export type About = { session?: string; seat?: ParticipantId; teacher?: string; erased?: ParticipantId };

/** One row of the table. `name`: in the log and the metrics. */
export type Route<Path extends string = string, W extends Who = Who> = {
  readonly name: string;
  readonly method: Method;
  readonly path: Path;
  readonly who: W;
  readonly limits?: Limits;
  /** Whether pages of other sites may send it, which then must show by what they send that they may. */
  readonly fromElsewhere?: boolean;
  /** Whether it is answered even while the server shuts down; other routes then refuse. */
  readonly whileClosing?: boolean;
  readonly answer: (asked: Asked<NamesIn<Path> & ParamName, W>) => Answer | Promise<Answer>;
};

/** A route without its type parameters: the dispatcher passes what its path and its `who` call for. */
export type AnyRoute = Omit<Route, "answer"> & {
  readonly answer: (asked: never) => Answer | Promise<Answer>;
};

/** Declares a route; the compiler checks its handler against its path and against who may call it. */
export function route<const Path extends string, const W extends Who>(
  one: Route<Path, W> & { readonly path: NamesIn<Path> extends ParamName ? Path : never },
): AnyRoute {
  return one;
}

/** The variable parts of a path by name, unparsed; null when the path does not match. */
export function writtenParams(pattern: string, path: string): Record<string, string> | null {
  const [expected, given] = [pattern.split("/"), path.split("/")];
  if (expected.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const written = given[index] ?? "";
    if (part.startsWith(":") && written !== "") params[part.slice(1)] = written;
    else if (part !== written) return null;
  }
  return params;
}

/** Parses the variable parts of a path; null when one of them is invalid. */
export function readParams(written: Record<string, string>): Partial<Params> | null {
  const read = Object.entries(written).map(([name, text]) => {
    const parsed = PARAMS[name as ParamName].safeParse(text);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return read.every(({ length }) => length === 1) ? Object.fromEntries(read.flat()) : null;
}
