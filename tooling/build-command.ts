import { buildAll } from "./build";

const began = Date.now();
buildAll().then(
  () => console.log(`built in ${((Date.now() - began) / 1000).toFixed(1)} s`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
