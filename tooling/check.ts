import { readFile, rm } from "node:fs/promises";
import { relative } from "node:path";
import { generateWhenStale } from "./generate";
import { run } from "./run";

interface Check {
  name: string;
  command: [string, ...string[]];
}

/** What can be said without running the app. Two at a time: that is how many cores there are. */
const still: Check[][] = [
  [
    { name: "format", command: ["prettier", "--check", ".", "--cache", "--cache-location", ".cache/prettier", "--log-level", "warn"] },
    { name: "types", command: ["tsc", "--noEmit", "-p", "."] },
  ],
  // what each surface of Shopify's takes differs: a program of types for each
  [
    { name: "types of the shopper's extensions", command: ["tsc", "--noEmit", "-p", "extensions"] },
    { name: "types of the till", command: ["tsc", "--noEmit", "-p", "extensions/pos"] },
    { name: "types of the admin's blocks", command: ["tsc", "--noEmit", "-p", "extensions/admin"] },
  ],
  [
    {
      name: "lint",
      command: ["eslint", ".", "--max-warnings", "0", "--cache", "--cache-location", ".cache/eslint", "--cache-strategy", "content"],
    },
    {
      name: "arrows",
      command: [
        "depcruise",
        "app",
        "devstore",
        "tests",
        "tooling",
        "extensions",
        "--config",
        ".dependency-cruiser.mjs",
        "--output-type",
        "err",
      ],
    },
  ],
];
const report = ".cache/vitest.json";

async function check({ name, command: [program, ...args] }: Check): Promise<boolean> {
  const began = Date.now();
  const { code, output } = await run(program, args);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)${code === 0 ? "" : `\n${output.trim()}\n`}`);
  return code === 0;
}

interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  testResults?: Array<{ name: string; assertionResults: Array<{ fullName: string; status: string; failureMessages: string[] }> }>;
}

interface Counts {
  passed: number;
  failed: number;
  /** names of tests that failed and then passed: luck that is to be looked into */
  secondTries: string[];
}

async function counts(): Promise<Counts> {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    testResults = [],
  } = JSON.parse(await readFile(report, "utf8").catch(() => "{}")) as Report;
  const secondTries = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === "passed" && failureMessages.length > 0)
      .map(({ fullName, failureMessages }) => `${relative(".", name)} › ${fullName}: ${failureMessages[0]?.split("\n")[0] ?? ""}`),
  );
  return { passed: numPassedTests, failed: numFailedTests, secondTries };
}

/** Every check there is, in the order of what is quickest to put right. Stops after the first group that fails. */
async function checkAll(): Promise<number> {
  await generateWhenStale();
  let done = 0;
  for (const group of still) {
    const outcomes = await Promise.all(group.map(check));
    done += outcomes.filter(Boolean).length;
    const failed = outcomes.filter((fine) => !fine).length;
    if (failed > 0) {
      console.log(`\nThe tests were not run.\n${done} passed, ${failed} failed`);
      return 1;
    }
  }
  await rm(report, { force: true });
  const tests = await run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], { show: true });
  const { passed, failed, secondTries } = await counts();
  for (const one of secondTries) console.log(`passed at the second try: ${one}`);
  // a run that ends badly without a failed test, a leak for instance, is a failure too
  const failures = tests.code === 0 ? failed : Math.max(failed, 1);
  console.log(`\n${done + passed} passed, ${failures} failed`);
  return tests.code;
}

checkAll().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    console.log("0 passed, 1 failed");
    process.exitCode = 1;
  },
);
