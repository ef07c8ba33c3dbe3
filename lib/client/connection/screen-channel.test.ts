import { afterEach, expect, test, vi } from "vitest";
import { hearDesk, openScreenChannel } from "./screen-channel";

vi.stubGlobal("window", { addEventListener() {}, removeEventListener() {} });
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

test("a projector answers a desk of its own session, shows what it is sent, and says when it leaves", async () => {
  const heard: string[] = [];
  const shown: string[] = [];
  const desk = openScreenChannel("one", (message) => heard.push(message.kind));
  const other = openScreenChannel("two", (message) => heard.push(`other ${message.kind}`));
  closing.push(desk.close, other.close);
  const leave = hearDesk("one", (picture, colouring) => shown.push(`${picture} by ${colouring}`));
  await vi.waitFor(() => expect(heard).toEqual(["here"]));
  desk.say({ kind: "ask" });
  desk.say({ kind: "show", picture: "rates", colouring: "size" });
  await vi.waitFor(() => expect(heard).toEqual(["here", "here"]));
  await vi.waitFor(() => expect(shown).toEqual(["rates by size"]));
  leave();
  await vi.waitFor(() => expect(heard).toEqual(["here", "here", "gone"]));
});

test("messages unknown to this version are ignored", async () => {
  const shown: string[] = [];
  closing.push(hearDesk("three", (picture) => shown.push(picture)));
  const raw = new BroadcastChannel("downhill-screen-three");
  closing.push(() => raw.close());
  raw.postMessage({ kind: "show", picture: "fireworks", colouring: null });
  raw.postMessage({ kind: "show", picture: "sizes", colouring: "taste" });
  raw.postMessage({ kind: "show", picture: "sizes", colouring: null });
  await vi.waitFor(() => expect(shown).toEqual(["sizes"]));
});
