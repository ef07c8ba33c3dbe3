import { config } from "zod/v4/core";

// Before anything is parsed: zod would try whether it may evaluate code, which the pages' policy refuses and reports.
config({ jitless: true });
