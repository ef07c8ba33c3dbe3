// A class server without pages in a process of its own, so that a test can kill it. Prints its port when it listens.
import { getDatabase } from "@/db/client";
import { environment } from "@/lib/env";
import { startClassServer } from "./testing-server";

const { port } = await startClassServer(await getDatabase(), { port: environment().port });
console.log(port);
