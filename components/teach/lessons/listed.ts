import type { SavedShare, ShareActions } from "@/components/desk/sharing/use-replay-share";
import type { TeachersActions } from "@/components/teach/teachers/teachers-dialog";
import type { ProblemCode } from "@/lib/session/decide/problem";

/** A session that has ended, in its teacher's list. Times as ISO 8601. */
export type ListedLesson = {
  readonly id: string;
  readonly title: string;
  readonly joinCode: string;
  readonly createdAt: string;
  /** When it will be deleted automatically; null: never. */
  readonly deletedOn: string | null;
  readonly kept: boolean;
  readonly archived: boolean;
  readonly classLabel: string | null;
  /** Whose session it is; null: the teacher's own. */
  readonly hostName: string | null;
  /** How many were started. */
  readonly rounds: number;
  readonly students: number;
  readonly runs: number;
  /** Who came first overall; null: that has not been worked out yet. */
  readonly winners: readonly string[] | null;
  readonly share: SavedShare;
};

/** Which past sessions the list shows. */
export type LessonFilter = {
  /** Empty: no search. */
  readonly search: string;
  /** Null: of all classes. */
  readonly classLabel: string | null;
  readonly archived: boolean;
};

/** A class, with how many past sessions it has. `own`: whether any of them is the teacher's own. */
export type ListedClass = { readonly label: string; readonly count: number; readonly own: boolean };

/** What can be done with sessions. Those that return something return null, or why not. */
export type LessonActions = {
  readonly remove: (sessionId: string) => Promise<void>;
  readonly keep: (sessionId: string, kept: boolean) => Promise<void>;
  readonly rename: (sessionId: string, title: string) => Promise<ProblemCode | null>;
  /** An empty label: no class. */
  readonly label: (sessionId: string, label: string) => Promise<ProblemCode | null>;
  readonly renameClass: (from: string, to: string) => Promise<ProblemCode | null>;
  readonly archive: (sessionId: string, archived: boolean) => Promise<ProblemCode | null>;
  readonly share: ShareActions;
  readonly teachers: TeachersActions;
};

/** The address of the list with these sessions. */
export function addressOf({ search, classLabel, archived }: LessonFilter): string {
  const query = new URLSearchParams();
  if (classLabel !== null) query.set("class", classLabel);
  if (archived) query.set("show", "archived");
  if (search !== "") query.set("q", search);
  return query.size === 0 ? "/teach" : `/teach?${query}`;
}
