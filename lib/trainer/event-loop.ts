/** Lets waiting messages be heard, then goes on: in microseconds, and in hidden tabs too, unlike timers and animation frames. */
export function yieldToMessages(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}

/** Waits, hearing messages meanwhile. */
export function pause(milliseconds: number): Promise<void> {
  return milliseconds <= 0 ? yieldToMessages() : new Promise((resume) => setTimeout(resume, milliseconds));
}
