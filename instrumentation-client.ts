// Before anything is parsed: zod would try whether it may evaluate code, which the pages' policy refuses and reports. What zod's
// own `config` would set, without zod on pages that parse nothing: it is a twentieth of what the join page may weigh.
const zod = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
zod.__zod_globalConfig = { ...zod.__zod_globalConfig, jitless: true };

export {};
