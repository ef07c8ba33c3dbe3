/** Lets waiting messages be heard, then goes on: in microseconds, and in hidden tabs too, unlike timers and animation frames. */
export function yieldToMessages(): Promise<void> {
  return new Promise((resume) => {
    waiting.push(resume);
    channel ??= openChannel();
    channel.postMessage(null);
  });
}

/** Waits, hearing messages meanwhile. */
export function pause(milliseconds: number): Promise<void> {
  return milliseconds <= 0 ? yieldToMessages() : new Promise((resume) => setTimeout(resume, milliseconds));
}

const waiting: (() => void)[] = [];
/** One for all: a new channel for every yield costs more than many steps of a small network. Opened late: on a server, an open channel keeps the process alive. */
let channel: MessagePort | null = null;

function openChannel(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return port2;
}
