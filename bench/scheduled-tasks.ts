/**
 * Reports the tasks in which React does its scheduled work, for which it sends itself messages through a port. Must be imported before React.
 */
const listeners = new Set<() => void>();
const before = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage")!;
Object.defineProperty(MessagePort.prototype, "onmessage", {
  ...before,
  set(this: MessagePort, hear: ((event: MessageEvent) => void) | null) {
    const told = (event: MessageEvent) => {
      for (const listener of listeners) listener();
      hear?.call(this, event);
    };
    before.set?.call(this, hear && told);
  },
});

/** `began`: called at the beginning of each such task. */
export function onScheduledTask(began: () => void): void {
  listeners.add(began);
}
