import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import { ENGINES, fetchEngines } from "@/lib/trainer/choose/engines";
import { createWorkbench } from "./workbench";

const workbench = createWorkbench(
  ENGINES,
  (reply: WorkerReply) => self.postMessage(reply),
  () => performance.now(),
);

self.onmessage = ({ data }: MessageEvent<WorkerRequest>) =>
  data.type === "warm" ? fetchEngines() : workbench.handle(data);
