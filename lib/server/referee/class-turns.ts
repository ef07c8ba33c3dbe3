import type { LiveRoom } from "../room/live-room";

/** Does the work when everything that was asked for before it, for the same class, is done. */
export type ClassTurns = <Result>(live: LiveRoom, work: () => Promise<Result>) => Promise<Result>;

/** What changes one class's scores happens one after the other. */
export function createClassTurns(): ClassTurns {
  const last = new WeakMap<LiveRoom, Promise<unknown>>();
  return (live, work) => {
    const result = (last.get(live) ?? Promise.resolve()).then(work);
    last.set(
      live,
      result.catch(() => {}),
    );
    return result;
  };
}
