import fc from 'fast-check';

// The same random cases in every run, so that a build that passed passes again. FUZZ_SEED=7 npm run test:unit looks
// elsewhere; what it finds becomes a test of its own.
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 839_182_659) });
