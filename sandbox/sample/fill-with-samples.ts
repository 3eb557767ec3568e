import type { SandboxContext } from "../context.ts";

export function fillWithSamples(_context: SandboxContext): void {}
