/**
 * Returns a function that gets the one `Thing` of this process, created when it is first asked for. Kept on globalThis, because Next's bundle and the
 * server each have their own copy of a module. `name`: no two things have the same.
 */
export function onePerProcess<Thing>(name: string, create: () => Thing): () => Thing {
  const shared = globalThis as typeof globalThis & { __downhill?: Map<string, unknown> };
  return () => {
    shared.__downhill ??= new Map();
    if (!shared.__downhill.has(name)) shared.__downhill.set(name, create());
    return shared.__downhill.get(name) as Thing;
  };
}
