import fc from "fast-check";

// The same random cases in every run, so that a red test is a change and not luck; BANLUU_SEED=<number> looks elsewhere.
const seed = process.env.BANLUU_SEED;
fc.configureGlobal({ seed: seed === undefined ? 20230320 : Number(seed) });
